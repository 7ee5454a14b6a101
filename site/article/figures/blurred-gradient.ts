import { smoothedGradient } from "@gan/core/theory";
import { clamp, even, number } from "../drawing/numbers.ts";
import { createPlot } from "../drawing/plot.ts";
import type { Figure, Size } from "./figure.ts";

const xs = even(-2.4, 2.4, 240);

/** Section 2: the slope of a function blurred by noise becomes its own slope as the noise vanishes. */
export const blurredGradient: Figure = {
  name: "blurred-gradient",
  label:
    "A wavy function, the same function blurred by noise, and the slopes of both at one place.",
  aspect: [2.2, 1.2],
  legend: [
    ["faint", "<i>f</i>"],
    ["plain", "the mean of <i>f</i>(<i>x</i> + <i>ε</i>)"],
  ],
  controls: [
    {
      ...{ kind: "range", name: "halvings", label: "noise, <i>σ</i>" },
      ...{ low: 0, high: 6, step: 0.25, start: 1 },
      show: (halvings) => number(2 ** -halvings, 3),
    },
    {
      ...{ kind: "range", name: "x", label: "<i>x</i>" },
      ...{ low: -2, high: 2, step: 0.05, start: 0.7 },
      show: (x) => number(x, 2),
    },
  ],
  draw({ halvings, x }, size) {
    const plot = plotOf(size);
    const sigma = 2 ** -halvings!;
    const tangent = (y: number, slope: number, name: string) =>
      plot.segment(x! - 0.45, y - 0.45 * slope, x! + 0.45, y + 0.45 * slope, name);
    return [
      plot.xAxis([-2, -1, 0, 1, 2], '<tspan class="math">x</tspan>'),
      plot.curve(xs, xs.map(wave), "faint"),
      plot.curve(
        xs,
        xs.map((each) => blurredWave(each, sigma)),
        "plain",
      ),
      tangent(wave(x!), waveSlope(x!), "faint tangent"),
      tangent(blurredWave(x!, sigma), smoothedGradient(wave, x!, sigma), "plain tangent"),
      plot.dot(x!, wave(x!), "faint", 5),
      plot.dot(x!, blurredWave(x!, sigma), "plain", 5),
    ].join("");
  },
  say({ halvings, x }) {
    const blurred = smoothedGradient(wave, x!, 2 ** -halvings!);
    const own = waveSlope(x!);
    return `The slope of the blurred function is ${number(blurred, 4)}, that of f itself ${number(own, 4)}: off by ${Math.abs(blurred - own).toPrecision(1)}.`;
  },
  point: ({ x }, size) => ({ x: Math.round(clamp(plotOf(size).xAt(x), -2, 2) * 20) / 20 }),
};

/** The function of `checkSmoothedGradient`. */
export function wave(x: number): number {
  return Math.sin(3 * x) + x ** 2 / 2;
}

export function waveSlope(x: number): number {
  return 3 * Math.cos(3 * x) + x;
}

/** E f(x + ε), ε ~ N(0, σ²), in closed form. */
export function blurredWave(x: number, sigma: number): number {
  return Math.exp((-9 * sigma ** 2) / 2) * Math.sin(3 * x) + (x ** 2 + sigma ** 2) / 2;
}

function plotOf(size: Size) {
  return createPlot({ size, x: [-2.4, 2.4], y: [-1.5, 3.4], left: 16 });
}
