import { decode, encode } from "fast-png";
import gifenc from "gifenc";

const COLORS = 256;

/**
 * A picture of the same size with a palette, which is a third of the bytes where areas are shaded.
 *
 * @param {Uint8Array} png
 */
export function fewColors(png) {
  const { width, height, channels, data } = decode(png);
  const pixels = new Uint8Array(4 * width * height).fill(255);
  for (let i = 0; i < width * height; i++) {
    for (let c = 0; c < 3; c++) pixels[4 * i + c] = data[channels * i + c];
  }
  const palette = gifenc.quantize(pixels, COLORS);
  const indices = gifenc.applyPalette(pixels, palette);
  const picture = { width, height, channels: 1, depth: 8, data: indices, palette };
  return encode(picture, { zlib: { level: 9 } });
}
