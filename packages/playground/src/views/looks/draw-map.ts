import { openCanvas } from "../../drawing/canvas.ts";
import { pictureAt } from "../../drawing/draw-pictures.ts";
import type { Watched } from "../../protocol.ts";

/** Draws the pictures of a plane in z, with a frame around the one that is pointed at. */
export function drawMap(
  canvas: HTMLCanvasElement,
  { pictures, side }: NonNullable<Watched["map"]>,
  pointed: number,
): void {
  const { context, width } = openCanvas(canvas);
  const cell = width / side;
  const small = new OffscreenCanvas(pictures.width, pictures.height);
  const tile = small.getContext("2d")!;
  context.imageSmoothingEnabled = false;
  for (let i = 0; i < side * side; i++) {
    tile.putImageData(pictureAt(pictures, i), 0, 0);
    context.drawImage(small, (i % side) * cell, Math.floor(i / side) * cell, cell - 1, cell - 1);
  }
  const [x, y] = [(pointed % side) * cell, Math.floor(pointed / side) * cell];
  context.strokeStyle = getComputedStyle(canvas).color;
  context.lineWidth = 3;
  context.strokeRect(x + 0.5, y + 0.5, cell - 2, cell - 2);
}
