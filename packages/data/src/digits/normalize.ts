/** Side of an MNIST image, and of the box its digit fills. */
export const IMAGE_SIDE = 28;
export const BOX_SIDE = 20;

/**
 * Scales and shifts polylines so that a pen of this radius just fits into MNIST's 20 × 20 box, aspect kept.
 *
 * @param paths - `x0, y0, x1, y1, …` each, in any unit; change in place to pixels.
 * @param radius - In pixels.
 */
export function fitIntoBox(paths: readonly number[][], radius: number): void {
  const [left, right] = extent(paths, 0);
  const [top, bottom] = extent(paths, 1);
  const scale = (BOX_SIDE - 2 * radius) / Math.max(right - left, bottom - top);
  const shiftX = BOX_SIDE / 2 - (scale * (left + right)) / 2;
  const shiftY = BOX_SIDE / 2 - (scale * (top + bottom)) / 2;
  for (const path of paths) {
    for (let at = 0; at < path.length; at += 2) {
      path[at] = path[at]! * scale + shiftX;
      path[at + 1] = path[at + 1]! * scale + shiftY;
    }
  }
}

/**
 * Puts a 20 × 20 box of ink into a 28 × 28 image so that its center of mass falls into pixel (14, 14).
 *
 * MNIST counts that pixel as the middle, half a pixel below and to the right of the image's own.
 *
 * @param box - `[20, 20]`, 0 is paper and 1 is ink.
 * @param image - `[28, 28]` bytes, all 0 before; 255 is ink.
 * @see LeCun, Bottou, Bengio and Haffner, "Gradient-based learning applied to document recognition", 1998,
 *   section III A.
 */
export function centerByMass(box: Float64Array, image: Uint8Array): void {
  let [mass, momentX, momentY] = [0, 0, 0];
  for (let pixel = 0; pixel < box.length; pixel++) {
    const ink = box[pixel]!;
    mass += ink;
    momentX += ink * (pixel % BOX_SIDE);
    momentY += ink * Math.floor(pixel / BOX_SIDE);
  }
  const left = shift(momentX / mass);
  const top = shift(momentY / mass);
  for (let pixel = 0; pixel < box.length; pixel++) {
    const row = top + Math.floor(pixel / BOX_SIDE);
    const column = left + (pixel % BOX_SIDE);
    image[row * IMAGE_SIDE + column] = Math.floor(box[pixel]! * 255 + 0.5);
  }
}

/** Pixels before a box whose mass lies at the pixel `center`, within what keeps all of it in the image. */
function shift(center: number): number {
  const wanted = Math.floor(IMAGE_SIDE / 2 - center + 0.5);
  return Math.min(IMAGE_SIDE - BOX_SIDE, Math.max(0, wanted));
}

function extent(paths: readonly number[][], axis: 0 | 1): [low: number, high: number] {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const path of paths) {
    for (let at = axis; at < path.length; at += 2) {
      low = Math.min(low, path[at]!);
      high = Math.max(high, path[at]!);
    }
  }
  return [low, high];
}
