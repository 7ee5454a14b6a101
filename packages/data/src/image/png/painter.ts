import type { PngChunks } from "./chunks.ts";
import type { PngPass } from "./passes.ts";
import { unpackSamples } from "./samples.ts";

/**
 * Creates a function that puts rows of a PNG into a picture of bytes; what is transparent shows white.
 *
 * @param rgb - The picture, `3 * width * height` bytes.
 * @throws {Error} From the function, when a pixel has a color that the palette does not.
 */
export function createPngPainter(
  { header, palette, transparency }: PngChunks,
  rgb: Uint8Array,
): (row: Uint8Array, pass: PngPass, index: number) => void {
  const { width, depth, channels, isPalette } = header;
  if (isPalette && !palette) throw new Error("it has no palette");
  const samples = new Uint16Array(width * channels);
  const key = isPalette ? undefined : keyOf(transparency, channels);
  const toByte = byteOf(isPalette ? 8 : depth);
  const hasAlpha = channels === 2 || channels === 4;
  const [green, blue] = channels >= 3 ? [1, 2] : [0, 0];

  return (row, { x, y, dx, dy, columns }, index) => {
    unpackSamples(row, depth, samples.subarray(0, columns * channels));
    let to = 3 * ((y + index * dy) * width + x);
    for (let i = 0; i < columns; i++, to += 3 * dx) {
      const at = i * channels;
      if (isPalette) paintEntry(samples[at]!, to);
      else if (key?.every((value, c) => samples[at + c] === value)) rgb.fill(255, to, to + 3);
      else {
        const alpha = hasAlpha ? toByte(samples[at + channels - 1]!) : 255;
        rgb[to] = overWhite(toByte(samples[at]!), alpha);
        rgb[to + 1] = overWhite(toByte(samples[at + green]!), alpha);
        rgb[to + 2] = overWhite(toByte(samples[at + blue]!), alpha);
      }
    }
  };

  function paintEntry(entry: number, to: number): void {
    if (3 * entry + 3 > palette!.length) throw new Error(`it has no color ${entry} in its palette`);
    const alpha = transparency?.[entry] ?? 255;
    for (let c = 0; c < 3; c++) rgb[to + c] = overWhite(palette![3 * entry + c]!, alpha);
  }
}

/** Brings samples of 1 to 16 bits to bytes. */
function byteOf(depth: number): (sample: number) => number {
  if (depth === 16) return (sample) => sample >>> 8;
  if (depth === 8) return (sample) => sample;
  const scale = 255 / (2 ** depth - 1);
  return (sample) => sample * scale;
}

function overWhite(value: number, alpha: number): number {
  return alpha === 255 ? value : Math.round((value * alpha + 255 * (255 - alpha)) / 255);
}

/** The color that stands for transparency, one number of 16 bits for each channel. */
function keyOf(transparency: Uint8Array | undefined, channels: number): number[] | undefined {
  if (!transparency || transparency.length < 2 * channels || channels % 2 === 0) return undefined;
  return Array.from(
    { length: channels },
    (_, c) => transparency[2 * c]! * 256 + transparency[2 * c + 1]!,
  );
}
