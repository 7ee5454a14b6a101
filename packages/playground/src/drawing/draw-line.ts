import type { LineFrame } from "../protocol.ts";
import type { Palette } from "./palette.ts";

const FONT = "ui-sans-serif, system-ui, sans-serif";
const MATH = '"Iowan Old Style", Palatino, Georgia, "Liberation Serif", serif';

/** Draws Figure 1: densities and D above, the mapping from z to x below. */
export function drawLine(
  context: CanvasRenderingContext2D,
  { width, height }: { width: number; height: number },
  frame: LineFrame,
  palette: Palette,
  shows: { readonly arrows: boolean; readonly density: string },
): void {
  const isNarrow = width < 520;
  const margin = { left: isNarrow ? 14 : 44, right: isNarrow ? 30 : 44, top: 18 };
  const mapping = shows.arrows ? Math.min(150, height * 0.27) : 34;
  const bottom = height - mapping;
  const { pData, low, high } = frame;
  // The outermost parts hold next to no mass.
  const cut = 0.06 * (high - low);
  const [from, to] = [low + cut, high - cut];
  const xAt = (x: number) =>
    margin.left + ((x - from) / (to - from)) * (width - margin.left - margin.right);
  const top = Math.max(...pData) * 1.75;
  const yOfDensity = (p: number) => bottom - (Math.min(p, top) / top) * (bottom - margin.top);
  const yOfAnswer = (d: number) => bottom - d * (bottom - margin.top - 6);

  axes();
  density(pData, palette.data, [2, 4], 2, 0.07);
  density(frame.pG, palette.generator, [], 2.5, 0.16);
  answer(frame.optimal, palette.optimal, [], 1.75);
  answer(frame.discriminator, palette.discriminator, [9, 5], 2.75);
  if (shows.arrows) arrows();

  function curve(values: Float32Array, y: (value: number) => number) {
    const step = (high - low) / values.length;
    context.beginPath();
    let isFirst = true;
    for (let i = 0; i < values.length; i++) {
      const x = low + (i + 0.5) * step;
      if (x < from || x > to) continue;
      if (isFirst) context.moveTo(xAt(x), y(values[i]!));
      else context.lineTo(xAt(x), y(values[i]!));
      isFirst = false;
    }
  }

  function stroke(color: string, dash: number[], lineWidth: number) {
    Object.assign(context, { strokeStyle: color, lineWidth, lineJoin: "round", lineCap: "round" });
    context.setLineDash(dash);
    context.stroke();
    context.setLineDash([]);
  }

  function density(
    values: Float32Array,
    color: string,
    dash: number[],
    lineWidth: number,
    alpha: number,
  ) {
    curve(values, yOfDensity);
    context.lineTo(xAt(to), bottom);
    context.lineTo(xAt(from), bottom);
    context.globalAlpha = alpha;
    context.fillStyle = color;
    context.fill();
    context.globalAlpha = 1;
    curve(values, yOfDensity);
    stroke(color, dash, lineWidth);
  }

  function answer(values: Float32Array, color: string, dash: number[], lineWidth: number) {
    curve(values, yOfAnswer);
    stroke(color, dash, lineWidth);
  }

  function axes() {
    context.font = `12px ${FONT}`;
    context.textBaseline = "middle";
    for (const d of [0, 0.5, 1]) {
      context.beginPath();
      context.moveTo(margin.left, yOfAnswer(d));
      context.lineTo(width - margin.right, yOfAnswer(d));
      stroke(palette.faint, d === 0.5 ? [3, 5] : [], 1);
      context.fillStyle = palette.discriminator;
      context.textAlign = "left";
      context.fillText(d === 0.5 ? "½" : `${d}`, width - margin.right + 8, yOfAnswer(d));
    }
    context.fillStyle = palette.discriminator;
    if (!isNarrow) {
      context.save();
      context.translate(width - 10, (margin.top + bottom) / 2);
      context.rotate(Math.PI / 2);
      context.textAlign = "center";
      context.font = `italic 14px ${MATH}`;
      context.fillText("D(x)", 0, 0);
      context.restore();
      context.save();
      context.translate(16, (margin.top + bottom) / 2);
      context.rotate(-Math.PI / 2);
      context.fillStyle = palette.ink;
      context.textAlign = "center";
      context.font = `13px ${MATH}`;
      context.fillText(shows.density, 0, 0);
      context.restore();
    }
    if (shows.arrows) return;
    ticks(bottom + 14);
  }

  function ticks(y: number) {
    context.font = `12px ${FONT}`;
    context.fillStyle = palette.ink;
    context.textAlign = "center";
    for (let x = Math.ceil(from); x <= to; x++) {
      context.fillText(`${x}`.replace("-", "−"), xAt(x), y);
    }
  }

  /** As in the paper: x above, z below, and where G sends each z. */
  function arrows() {
    const { noise } = frame;
    const xLine = bottom + 30;
    const zLine = height - 26;
    ticks(bottom + 14);
    const span = (to - from) / 2;
    const middle = (from + to) / 2;
    // z is drawn on a stretched scale of its own.
    const zAt = (z: number) =>
      xAt(middle + (span * 0.8 * (2 * z - noise[0] - noise[1])) / (noise[1] - noise[0]));
    for (const [y, label] of [
      [xLine, "x"],
      [zLine, "z"],
    ] as const) {
      context.beginPath();
      context.moveTo(margin.left, y);
      context.lineTo(width - margin.right, y);
      stroke(palette.ink, [], 1);
      context.font = `italic 15px ${MATH}`;
      context.fillStyle = palette.ink;
      context.textAlign = "left";
      context.fillText(label, width - margin.right + 8, y);
    }
    context.font = `12px ${FONT}`;
    context.textAlign = "center";
    for (const z of [noise[0], 0, noise[1]]) {
      context.fillText(z.toFixed(z === 0 ? 0 : 2).replace("-", "−"), zAt(z), zLine + 15);
    }
    context.globalAlpha = 0.85;
    for (let i = 0; i < frame.arrows.length; i += 2) {
      const fromX = zAt(frame.arrows[i]!);
      const toX = xAt(Math.min(to, Math.max(from, frame.arrows[i + 1]!)));
      context.beginPath();
      context.moveTo(fromX, zLine);
      context.lineTo(toX, xLine);
      stroke(palette.generator, [], 1.25);
      const angle = Math.atan2(xLine - zLine, toX - fromX);
      context.beginPath();
      context.moveTo(toX, xLine);
      context.lineTo(toX - 8 * Math.cos(angle - 0.35), xLine - 8 * Math.sin(angle - 0.35));
      context.lineTo(toX - 8 * Math.cos(angle + 0.35), xLine - 8 * Math.sin(angle + 0.35));
      context.closePath();
      context.fillStyle = palette.generator;
      context.fill();
    }
    context.globalAlpha = 1;
  }
}
