import type UPlot from "uplot";
import type { Palette } from "../drawing/palette.ts";
import type { Speech } from "../languages/speech.ts";

/** The axes of a curve: iterations, and what is measured. */
export function chartAxes(palette: Palette, speech: Speech): UPlot.Axis[] {
  const axis = {
    stroke: palette.ink,
    grid: { stroke: palette.faint, width: 1 },
    ticks: { show: false },
    font: "11px ui-sans-serif, system-ui, sans-serif",
    // Between powers of ten there are lines without a number.
    values: (_: UPlot, ticks: (number | null)[]) =>
      ticks.map((value) => (value === null ? "" : shortened(value, speech))),
  };
  return [
    { ...axis, size: 22, space: 70 },
    { ...axis, size: 42, space: 20 },
  ];
}

/** The scale of iterations. */
export const iterationScale: UPlot.Scale = { time: false, range: rangeOfIterations };

/** Some room, too, before there is anything to draw in it. */
function rangeOfIterations(_: UPlot, low: number | null, high: number | null): [number, number] {
  return [low ?? 0, Math.max(high ?? 10, (low ?? 0) + 1)];
}

/** 12k for 12,000, and 1e−4 for 0.0001. */
function shortened(value: number, { decimal }: Speech): string {
  const isTiny = value !== 0 && Math.abs(value) < 1e-3;
  if (isTiny) return value.toExponential(0).replaceAll("-", "−");
  const isLarge = Math.abs(value) >= 10_000;
  const shown = isLarge ? Math.round(value / 100) / 10 : Number(value.toPrecision(6));
  const digits = `${shown}`.split(".")[1]?.length ?? 0;
  return `${decimal(shown, digits)}${isLarge ? "k" : ""}`;
}
