import type { Numbers } from "../figures/game-frame.ts";

/**
 * Gray pixels as an address for an image.
 *
 * A bitmap and not a PNG: it is its pixels and a heading, so the page needs no encoder. Dark on light, as ink on paper.
 */
export function pictureHref(pixels: Numbers, size: number, index = 0): string {
  const stride = Math.ceil(size / 4) * 4;
  const palette = 54;
  const begin = palette + 1024;
  const bytes = new Uint8Array(begin + stride * size);
  const view = new DataView(bytes.buffer);
  view.setUint16(0, 0x424d);
  view.setUint32(2, bytes.length, true);
  view.setUint32(10, begin, true);
  view.setUint32(14, 40, true);
  view.setInt32(18, size, true);
  view.setInt32(22, -size, true);
  view.setUint16(26, 1, true);
  view.setUint16(28, 8, true);
  for (let gray = 0; gray < 256; gray++)
    bytes.fill(255 - gray, palette + 4 * gray, palette + 4 * gray + 3);
  for (let row = 0; row < size; row++) {
    for (let column = 0; column < size; column++) {
      bytes[begin + row * stride + column] = pixels[(index * size + row) * size + column]!;
    }
  }
  return `data:image/bmp;base64,${btoa(String.fromCharCode(...bytes))}`;
}
