import { assertPositiveInteger, InvalidOptionError } from "@gan/spec";
import * as gifenc from "gifenc";
import type { Image } from "./image.ts";

/** gifenc is CommonJS in Node, where its functions hang on the default export, and ESM in bundlers. */
const { GIFEncoder, quantize, applyPalette } = (
  "GIFEncoder" in gifenc ? gifenc : (gifenc as { default: unknown }).default
) as typeof gifenc;

const MAX_COLORS = 256;

/** How an animation runs. */
export interface GifOptions {
  /** Milliseconds each frame stays; browsers slow down anything under 20. @default 200 */
  readonly frameDelay?: number;
  /** Milliseconds the last frame stays before the animation starts again. @default 2000 */
  readonly lastFrameDelay?: number;
}

/**
 * Writes pictures of one size as an animated GIF that repeats for ever.
 *
 * A frame of at most 256 colors, so every gray one, keeps its colors exactly; opacity is dropped.
 *
 * @throws {InvalidOptionError} When there is no frame, or the sizes differ.
 */
export function encodeGif(
  frames: readonly Image[],
  { frameDelay = 200, lastFrameDelay = 2000 }: GifOptions = {},
): Uint8Array {
  assertPositiveInteger("frames", frames.length);
  const { width, height } = frames[0]!;
  const encoder = GIFEncoder();
  frames.forEach((frame, i) => {
    if (frame.width !== width || frame.height !== height) {
      throw new InvalidOptionError(
        `frames[${i}]`,
        `${frame.width} × ${frame.height}`,
        `${width} × ${height} like the first frame`,
        "Draw every frame with the same rows, columns and padding.",
      );
    }
    const { index, palette } = exactColors(frame) ?? nearestColors(frame);
    const delay = i === frames.length - 1 ? lastFrameDelay : frameDelay;
    encoder.writeFrame(index, width, height, { palette, delay, repeat: 0 });
  });
  encoder.finish();
  return encoder.bytes();
}

type Rgb = [red: number, green: number, blue: number];

function colorAt({ channels, pixels }: Image, pixel: number): Rgb {
  const at = pixel * channels;
  return channels === 1
    ? [pixels[at]!, pixels[at]!, pixels[at]!]
    : [pixels[at]!, pixels[at + 1]!, pixels[at + 2]!];
}

function exactColors(frame: Image): { index: Uint8Array; palette: Rgb[] } | undefined {
  const index = new Uint8Array(frame.width * frame.height);
  const numbers = new Map<number, number>();
  const palette: Rgb[] = [];
  for (let pixel = 0; pixel < index.length; pixel++) {
    const color = colorAt(frame, pixel);
    const key = (color[0] << 16) | (color[1] << 8) | color[2];
    let number = numbers.get(key);
    if (number === undefined) {
      if (palette.length === MAX_COLORS) return undefined;
      number = palette.push(color) - 1;
      numbers.set(key, number);
    }
    index[pixel] = number;
  }
  return { index, palette };
}

function nearestColors(frame: Image): { index: Uint8Array; palette: Rgb[] } {
  const rgba = new Uint8Array(frame.width * frame.height * 4).fill(255);
  for (let pixel = 0; pixel < rgba.length / 4; pixel++) rgba.set(colorAt(frame, pixel), pixel * 4);
  const palette = quantize(rgba, MAX_COLORS);
  return { index: applyPalette(rgba, palette), palette };
}
