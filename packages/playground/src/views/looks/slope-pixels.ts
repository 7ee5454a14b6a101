import type { SlopeSeen } from "../../protocol.ts";

type Rgb = readonly [red: number, green: number, blue: number];

/** Where brightness looks more real to D, and where more fake: blue and vermilion of Okabe and Ito, apart for every eye. */
const MORE_REAL: Rgb = [0, 132, 210];
const MORE_FAKE: Rgb = [222, 94, 0];
/** What of a picture's contrast is left below the colors. */
const LEFT = 0.45;
const GRAY = 128;

/** One pixel: its own color, paled, under that of its slope, from −1 to 1. */
export function slopeColor(own: Rgb, slope: number): Rgb {
  const color = slope > 0 ? MORE_REAL : MORE_FAKE;
  // A little more than its share, so that small slopes are seen beside the steepest.
  const share = Math.min(1, Math.abs(slope)) ** 0.75;
  const [r, g, b] = own.map((value, i) => {
    const pale = GRAY + LEFT * (value - GRAY);
    return Math.round(pale + share * (color[i]! - pale));
  });
  return [r!, g!, b!];
}

/** The largest slope of a picture, whatever its sign. */
export function steepestOf({ slope }: SlopeSeen): number {
  return slope.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** A picture under the slope of D at each of its pixels. */
export function slopePixels(seen: SlopeSeen): ImageData {
  const { picture, slope } = seen;
  const steepest = steepestOf(seen) || 1;
  const pixels = picture.pixels.slice();
  for (const [i, value] of slope.entries()) {
    const [r, g, b] = pixels.subarray(4 * i, 4 * i + 3);
    pixels.set(slopeColor([r!, g!, b!], value / steepest), 4 * i);
  }
  return new ImageData(pixels, picture.width, picture.height);
}

/** The colors of slopes from −1 to 1, from left to right, over gray. */
export function drawRamp(canvas: HTMLCanvasElement): void {
  const width = 101;
  const ramp = new ImageData(width, 1);
  for (let i = 0; i < width; i++) {
    ramp.data.set([...slopeColor([GRAY, GRAY, GRAY], (2 * i) / (width - 1) - 1), 255], 4 * i);
  }
  Object.assign(canvas, { width, height: 1 });
  canvas.getContext("2d")!.putImageData(ramp, 0, 0);
}
