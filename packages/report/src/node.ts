import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { encodeGif, type GifOptions } from "./gif.ts";
import type { Image } from "./image.ts";
import { decodePng } from "./png.ts";
import { loadRasterizer, type Rasterizer, type SvgToPngOptions } from "./rasterizer.ts";

export type { GifOptions, SvgToPngOptions };

let rasterizer: Promise<Rasterizer> | undefined;

/** Draws an SVG figure as PNG with the font this package brings, in its light colors. */
export async function svgToPng(svg: string, options?: SvgToPngOptions): Promise<Uint8Array> {
  rasterizer ??= readFiles().then(loadRasterizer);
  return (await rasterizer)(svg, options);
}

/** Draws SVG figures of one size as an animated GIF, in their light colors. */
export async function svgsToGif(
  frames: readonly string[],
  { scale = 1, ...options }: GifOptions & Pick<SvgToPngOptions, "scale"> = {},
): Promise<Uint8Array> {
  const images: Image[] = [];
  for (const frame of frames) images.push(decodePng(await svgToPng(frame, { scale })));
  return encodeGif(images, options);
}

async function readFiles() {
  const wasm = createRequire(import.meta.url).resolve("@resvg/resvg-wasm/index_bg.wasm");
  const font = new URL("../font/DejaVuSans.ttf", import.meta.url);
  const [wasmBytes, fontBytes] = await Promise.all([readFile(wasm), readFile(font)]);
  return { wasm: new Uint8Array(wasmBytes), font: new Uint8Array(fontBytes) };
}
