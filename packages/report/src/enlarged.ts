import type { Image } from "./image.ts";

/** A picture made larger by a whole factor: every pixel becomes a square of equal ones. */
export function enlarged(image: Image, factor: number): Image {
  if (factor === 1) return image;
  const { channels } = image;
  const [width, height] = [image.width * factor, image.height * factor];
  const pixels = new Uint8Array(width * height * channels);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / factor) * image.width;
    for (let x = 0; x < width; x++) {
      const from = channels * (row + Math.floor(x / factor));
      for (let channel = 0; channel < channels; channel++) {
        pixels[channels * (y * width + x) + channel] = image.pixels[from + channel]!;
      }
    }
  }
  return { width, height, channels, pixels };
}
