import type { PlaneFrame } from "../protocol.ts";
import type { Palette, Rgb } from "./palette.ts";

/** What of the plane is drawn. */
export interface PlaneShows {
  readonly arrows: boolean;
  readonly data: boolean;
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
  const { side, left, top, xAt, yAt } = planeLayout(width, height, low, high);
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
  if (shows.arrows) arrows();
  context.restore();

  function arrows() {
    let longest = 0;
    for (let i = 0; i < pushes.length; i += 2) {
      longest = Math.max(longest, Math.hypot(pushes[i]!, pushes[i + 1]!));
    }
    if (longest === 0) return;
    context.strokeStyle = palette.ink;
    context.fillStyle = palette.ink;
    context.lineWidth = 1.4;
    for (let i = 0; i < pushes.length; i += 2) {
      const size = Math.hypot(pushes[i]!, pushes[i + 1]!);
      // Square roots, so that the short ones can be seen beside the longest.
      const length = 0.075 * side * Math.sqrt(size / longest);
      if (length < 3) continue;
      const [x, y] = [xAt(points[i]!), yAt(points[i + 1]!)];
      const [dx, dy] = [pushes[i]! / size, -pushes[i + 1]! / size];
      const [ex, ey] = [x + dx * length, y + dy * length];
      context.beginPath();
      context.moveTo(x, y);
      context.lineTo(ex, ey);
      context.stroke();
      context.beginPath();
      context.moveTo(ex + dx * 3, ey + dy * 3);
      context.lineTo(ex - dx * 4 - dy * 3.2, ey - dy * 4 + dx * 3.2);
      context.lineTo(ex - dx * 4 + dy * 3.2, ey - dy * 4 - dx * 3.2);
      context.fill();
    }
  }
}

const maps = new WeakMap<Float32Array, { palette: Palette; map: OffscreenCanvas }>();

/** One pixel a cell; stretching smooths it. */
function heatMap({ heat, side }: PlaneFrame, palette: Palette): OffscreenCanvas {
  const known = maps.get(heat);
  if (known?.palette === palette) return known.map;
  const map = new OffscreenCanvas(side, side);
  const context = map.getContext("2d")!;
  const image = context.createImageData(side, side);
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const color = colorOf(heat[(side - 1 - row) * side + column]!, palette);
      image.data.set([...color, 255], 4 * (row * side + column));
    }
  }
  context.putImageData(image, 0, 0);
  maps.set(heat, { palette, map });
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
