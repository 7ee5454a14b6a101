import { saturationCurve } from "@gan/core/theory";
import { number } from "../drawing/numbers.ts";
import { createPlot } from "../drawing/plot.ts";
import type { Figure, Size } from "./figure.ts";

const curve = saturationCurve(121);
const EDGE = Math.log10((1 - 1e-4) / 1e-4);
const logits = curve.map(({ probability: d }) => Math.log10(d / (1 - d)));

/** How hard either loss pulls at a sample, against what D says of it. */
export const strongerGradient: Figure = {
  name: "stronger-gradient",
  label:
    "How hard each of the two losses of the forger pulls at a sample, against how real the detective takes it to be.",
  aspect: [2.2, 1.25],
  legend: [
    ["plain", "minimize log(1 − <i>D</i>(<i>G</i>(<i>z</i>)))"],
    ["of-g", "maximize log <i>D</i>(<i>G</i>(<i>z</i>))"],
  ],
  controls: [
    {
      ...{ kind: "range", name: "odds", label: "<i>D</i>(<i>G</i>(<i>z</i>))" },
      ...{ low: -4, high: 4, step: 0.05, start: -2 },
      show: (odds) => shown(answerAt(odds)),
    },
  ],
  draw({ odds }, size) {
    const plot = plotOf(size);
    const d = answerAt(odds!);
    const ticks = [-4, -2, 0, 2, 4];
    return [
      plot.yAxis([0, 0.5, 1], (y) => (y === 0.5 ? "½" : `${y}`)),
      plot.curve(
        logits,
        curve.map(({ minimax }) => minimax),
        "plain",
      ),
      plot.curve(
        logits,
        curve.map(({ nonSaturating }) => nonSaturating),
        "of-g",
      ),
      plot.xAxis([]),
      ...ticks.map((at) => plot.text(at, 0, shown(answerAt(at)), { dy: 18 })),
      plot.segment(odds!, 0, odds!, 1, "cursor"),
      plot.dot(odds!, d, "plain"),
      plot.dot(odds!, 1 - d, "of-g"),
    ].join("");
  },
  say({ odds }) {
    const d = answerAt(odds!);
    const times = (1 - d) / d;
    const which =
      times >= 1
        ? `the second pulls ${times < 10 ? number(times, 1) : Math.round(times).toLocaleString("en")} times as hard as the first`
        : "the first pulls harder, where it matters least: the sample already passes";
    return `Where D gives a sample ${shown(d)}, the slopes in D’s logit are ${shown(d)} and ${shown(1 - d)}: ${which}.`;
  },
  point: ({ x }, size) => ({ odds: Math.round(plotOf(size).xAt(x) * 20) / 20 }),
};

/** D's answer at the decimal logarithm of its odds. */
export function answerAt(odds: number): number {
  return 1 / (1 + 10 ** -odds);
}

function shown(d: number): string {
  if (d < 0.095) return number(Number(d.toPrecision(1)));
  return d > 0.99 ? number(d, 4) : number(d, 2);
}

function plotOf(size: Size) {
  return createPlot({ size, x: [-EDGE, EDGE], y: [0, 1.04], left: 30, right: 24 });
}
