import type { PlaneFrame } from "../protocol.ts";
import type { Palette, Rgb } from "./palette.ts";

const MATH = '"Iowan Old Style", Palatino, Georgia, "Liberation Serif", serif';

/** Draws something more on the plane. */
export type DrawnOver = (
  context: CanvasRenderingContext2D,
  layout: ReturnType<typeof planeLayout>,
  palette: Palette,
) => void;

/** What of the plane is drawn. */
export interface PlaneShows {
  readonly arrows: boolean;
  readonly data: boolean;
  /** What is drawn over the data and under the samples. */
  readonly over?: DrawnOver | undefined;
}

/** The square of the plane on a canvas, and where a point of it lies. */
export function planeLayout(width: number, height: number, low: number, high: number) {
  const side = Math.min(width, height);
  const [left, top] = [(width - side) / 2, (height - side) / 2];
  return {
    ...{ side, left, top },
    xAt: (x: number) => left + ((x - low) / (high - low)) * side,
    yAt: (y: number) => top + side - ((y - low) / (high - low)) * side,
    pointAt: (px: number, py: number) =>
      [
        low + ((px - left) / side) * (high - low),
        low + ((top + side - py) / side) * (high - low),
      ] as const,
  };
}

/** Draws D as a heat map, the data, samples of G, and where G's loss sends some of them. */
export function drawPlane(
  context: CanvasRenderingContext2D,
  { width, height }: { width: number; height: number },
  frame: PlaneFrame,
  data: Float32Array | undefined,
  palette: Palette,
  shows: PlaneShows,
): void {
  const { low, high, points, pushes } = frame;
  const layout = planeLayout(width, height, low, high);
  const { side, left, top, xAt, yAt } = layout;
  context.save();
  context.beginPath();
  context.roundRect(left, top, side, side, 10);
  context.clip();
  context.imageSmoothingEnabled = true;
  context.imageSmoothingQuality = "high";
  context.drawImage(heatMap(frame, palette), left, top, side, side);
  boundary(frame, context, { xAt, yAt }, palette);

  if (shows.data && data) {
    context.fillStyle = palette.data;
    context.globalAlpha = 0.5;
    for (let i = 0; i < data.length; i += 2) {
      context.beginPath();
      context.arc(xAt(data[i]!), yAt(data[i + 1]!), Math.max(1.2, side / 420), 0, 7);
      context.fill();
    }
    context.globalAlpha = 1;
  }
  shows.over?.(context, layout, palette);
  const radius = Math.max(2, side / 220);
  context.fillStyle = palette.generator;
  context.strokeStyle = palette.surface;
  context.lineWidth = 0.8;
  for (let i = 0; i < points.length; i += 2) {
    context.beginPath();
    context.arc(xAt(points[i]!), yAt(points[i + 1]!), radius, 0, 7);
    context.fill();
    context.stroke();
  }
  if (shows.arrows) {
    arrows();
    scale();
  }
  context.restore();

  function arrows() {
    for (let i = 0; i < pushes.length; i += 2) {
      const slope = Math.hypot(pushes[i]!, pushes[i + 1]!);
      const length = lengthOf(slope, side);
      if (length < 3) continue;
      const toward = [pushes[i]! / slope, -pushes[i + 1]! / slope] as const;
      arrow(xAt(points[i]!), yAt(points[i + 1]!), toward, length);
    }
  }

  function arrow(x: number, y: number, [dx, dy]: readonly [number, number], length: number) {
    const [ex, ey] = [x + dx * length, y + dy * length];
    context.beginPath();
    context.moveTo(x, y);
    context.lineTo(ex, ey);
    // A rim, so that it is seen among many points of its own hue.
    context.strokeStyle = palette.surface;
    context.lineWidth = 3.6;
    context.stroke();
    context.strokeStyle = palette.generator;
    context.lineWidth = 1.6;
    context.stroke();
    context.fillStyle = palette.generator;
    context.beginPath();
    context.moveTo(ex + dx * 3, ey + dy * 3);
    context.lineTo(ex - dx * 4 - dy * 3.2, ey - dy * 4 + dx * 3.2);
    context.lineTo(ex - dx * 4 + dy * 3.2, ey - dy * 4 - dx * 3.2);
    context.fill();
  }

  /** How long an arrow of slope 1 is, in the corner. */
  function scale() {
    const [x, y] = [left + 12, top + side - 14];
    const length = lengthOf(1, side);
    context.font = `13px ${MATH}`;
    const text = "|∇| = 1";
    const width = length + context.measureText(text).width + 26;
    context.globalAlpha = 0.8;
    context.fillStyle = palette.surface;
    context.beginPath();
    context.roundRect(x - 7, y - 10, width, 20, 6);
    context.fill();
    context.globalAlpha = 1;
    arrow(x, y, [1, 0], length);
    context.fillStyle = palette.ink;
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.fillText(text, x + length + 9, y);
  }
}

/** Length of the arrow of a slope of one nat per unit of the plane, as a share of the plane's side. */
const UNIT = 0.075;
/** Steeper slopes are drawn no longer. */
const STEEPEST = 3;

/**
 * How long an arrow is. One scale for all games and moments, so that a G that hardly learns is seen to; square roots, so that short ones
 * can be seen beside long ones.
 */
function lengthOf(slope: number, side: number): number {
  return UNIT * side * Math.sqrt(Math.min(slope, STEEPEST));
}

let drawn: { heat: Float32Array; palette: Palette } | undefined;
let map: OffscreenCanvas | undefined;

/** One pixel a cell; stretching smooths it. There is one for all frames: to make one takes a millisecond. */
function heatMap({ heat, side }: PlaneFrame, palette: Palette): OffscreenCanvas {
  if (map?.width !== side) map = new OffscreenCanvas(side, side);
  else if (drawn?.heat === heat && drawn.palette === palette) return map;
  const context = map.getContext("2d")!;
  const image = context.createImageData(side, side);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const color = colorOf(heat[(side - 1 - row) * side + column]!, palette);
      image.data.set([...color, 255], 4 * (row * side + column));
    }
  }
  context.putImageData(image, 0, 0);
  drawn = { heat, palette };
  return map;
}

function colorOf(d: number, { real, fake, middle }: Palette): Rgb {
  const end = d > 0.5 ? real : fake;
  const t = Math.min(1, Math.abs(d - 0.5) * 2) ** 0.8;
  return end.map((channel, i) =>
    Math.round(middle[i]! + t * (channel - middle[i]!)),
  ) as unknown as Rgb;
}

/** Where D = ½, by marching squares. */
function boundary(
  { heat, side, low, high }: PlaneFrame,
  context: CanvasRenderingContext2D,
  { xAt, yAt }: { xAt(x: number): number; yAt(y: number): number },
  palette: Palette,
): void {
  const at = (i: number) => low + ((i + 0.5) / side) * (high - low);
  context.beginPath();
  for (let row = 0; row + 1 < side; row++) {
    for (let column = 0; column + 1 < side; column++) {
      const corners = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ] as const;
      const crossings: number[] = [];
      corners.forEach(([c1, r1], i) => {
        const [c2, r2] = corners[(i + 1) % 4]!;
        const [a, b] = [heat[r1 * side + c1]! - 0.5, heat[r2 * side + c2]! - 0.5];
        if (a > 0 === b > 0) return;
        const t = a / (a - b);
        crossings.push(xAt(at(c1 + t * (c2 - c1))), yAt(at(r1 + t * (r2 - r1))));
      });
      for (let i = 0; i + 3 < crossings.length; i += 4) {
        context.moveTo(crossings[i]!, crossings[i + 1]!);
        context.lineTo(crossings[i + 2]!, crossings[i + 3]!);
      }
    }
  }
  Object.assign(context, { strokeStyle: palette.ink, lineWidth: 1, globalAlpha: 0.45 });
  context.stroke();
  context.globalAlpha = 1;
}
