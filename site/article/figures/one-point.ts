import { clamp, even, number } from "../drawing/numbers.ts";
import { createPlot } from "../drawing/plot.ts";
import type { Figure, Size } from "./figure.ts";

const ys = even(0.001, 0.999, 200);

/** The proof of proposition 1, at a single x. */
export const onePoint: Figure = {
  name: "one-point",
  label:
    "What a single place x adds to the value of the game, against what the detective says there.",
  aspect: [2, 1.15],
  legend: [
    ["of-d", "<i>a</i> log <i>y</i> + <i>b</i> log(1 − <i>y</i>)"],
    ["optimal", "its highest point, <i>a</i> / (<i>a</i> + <i>b</i>)"],
  ],
  controls: [
    {
      ...{ kind: "range", name: "a", label: "<i>a</i>, density of real examples" },
      ...{ low: 0, high: 1, step: 0.01, start: 0.6 },
      show: (value) => number(value, 2),
    },
    {
      ...{ kind: "range", name: "b", label: "<i>b</i>, density of forgeries" },
      ...{ low: 0, high: 1, step: 0.01, start: 0.2 },
      show: (value) => number(value, 2),
    },
    {
      ...{ kind: "range", name: "y", label: "<i>y</i>, what <i>D</i> says" },
      ...{ low: 0.01, high: 0.99, step: 0.01, start: 0.4 },
      show: (value) => number(value, 2),
    },
  ],
  draw({ a, b, y }, size) {
    const plot = plotOf(size);
    const best = bestAnswer(a!, b!);
    const curve = ys.map((each) => {
      const value = valueAt(a!, b!, each);
      return value < -2 ? Number.NaN : value;
    });
    return [
      plot.yAxis([0, -0.5, -1, -1.5], (v) => number(v, v === 0 ? 0 : 1)),
      plot.xAxis([0, 0.25, 0.5, 0.75, 1], '<tspan class="math">y</tspan>'),
      plot.curve(ys, curve, "of-d"),
      a! + b! > 0
        ? plot.segment(best, -1.95, best, valueAt(a!, b!, best), "gap-optimal") +
          plot.dot(best, valueAt(a!, b!, best), "optimal", 7)
        : "",
      plot.dot(y!, Math.max(-1.95, valueAt(a!, b!, y!)), "of-d", 7),
    ].join("");
  },
  say({ a, b, y }) {
    if (a! + b! === 0) return "Nothing ever lies here, real or forged: whatever D says is right.";
    const best = bestAnswer(a!, b!);
    const [own, most] = [valueAt(a!, b!, y!), valueAt(a!, b!, best)];
    return `Saying ${number(y!, 2)} adds ${number(own, 3)}; the best answer is ${number(a!, 2)} / ${number(a! + b!, 2)} = ${number(best, 3)}, which adds ${number(most, 3)}.`;
  },
  point: ({ x }, size) => ({ y: Math.round(clamp(plotOf(size).xAt(x), 0.01, 0.99) * 100) / 100 }),
};

/** a log y + b log(1 − y), where 0 log 0 = 0. */
export function valueAt(a: number, b: number, y: number): number {
  const term = (mass: number, answer: number) => (mass === 0 ? 0 : mass * Math.log(answer));
  return term(a, y) + term(b, 1 - y);
}

/** Where that is largest. */
export function bestAnswer(a: number, b: number): number {
  return a / (a + b);
}

function plotOf(size: Size) {
  return createPlot({ size, x: [0, 1], y: [-1.95, 0.08], left: 44 });
}
