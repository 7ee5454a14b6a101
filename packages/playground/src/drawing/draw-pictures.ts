import type { Pictures } from "../protocol.ts";

/** How many pictures there are. */
export function countOf({ width, height, pixels }: Pictures): number {
  return pixels.length / (4 * width * height);
}

/** One picture as pixels. */
export function pictureAt({ width, height, pixels }: Pictures, index: number): ImageData {
  const size = 4 * width * height;
  return new ImageData(pixels.subarray(index * size, (index + 1) * size), width, height);
}

/** Draws pictures in a square grid, for files. */
export function drawPictures(
  context: CanvasRenderingContext2D,
  { width, height }: { width: number; height: number },
  pictures: Pictures,
  background: string,
): void {
  const count = countOf(pictures);
  const columns = Math.ceil(Math.sqrt(count));
  const cell = Math.floor(Math.min(width, height) / columns);
  const left = (width - cell * columns) / 2;
  const top = (height - cell * columns) / 2;
  context.fillStyle = background;
  context.fillRect(0, 0, width, height);
  context.imageSmoothingEnabled = false;
  const small = new OffscreenCanvas(pictures.width, pictures.height);
  for (let i = 0; i < count; i++) {
    small.getContext("2d")!.putImageData(pictureAt(pictures, i), 0, 0);
    const [x, y] = [left + (i % columns) * cell, top + Math.floor(i / columns) * cell];
    context.drawImage(small, x + 1, y + 1, cell - 2, cell - 2);
  }
}
