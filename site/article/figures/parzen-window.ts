import { gaussian as density, mixture } from "@gan/core/theory";
import { logLikelihood } from "@gan/parzen";
import { createRng, datasetFromFloats } from "@gan/spec";
import { even, number } from "../drawing/numbers.ts";
import { createPlot } from "../drawing/plot.ts";
import type { Figure } from "./figure.ts";

const truth = mixture(density(-1.5, 0.6), density(1.5, 0.9));
const draw = (name: string, count: number) =>
  truth.draw(count, createRng(2014).stream(`article/${name}`));
const asData = (values: Float32Array, name: string) =>
  datasetFromFloats({ values, exampleShape: [1], range: [-6, 6], name });
const samples = draw("samples", 30);
const validation = draw("validation", 300);
const xs = even(-4.6, 4.6, 231);
/** As σ is chosen in the paper's code: evenly on a logarithmic scale. */
const exponents = even(-1.6, 0.6, 45);
const scores = logLikelihood(
  asData(validation, "validation"),
  asData(samples, "samples"),
  exponents.map((exponent) => 10 ** exponent),
).map((values) => values.reduce((sum, value) => sum + value, 0) / values.length);
const best = exponents[scores.indexOf(Math.max(...scores))]!;

/** Section 5: how samples become a number, by a Gaussian window on each. */
export const parzenWindow: Figure = {
  name: "parzen-window",
  label:
    "Thirty samples, a small bell on each, the density that these add up to, and how likely it makes examples it has not seen.",
  aspect: [1.75, 0.9],
  legend: [
    ["data", "the truth"],
    ["of-g", "the window’s density"],
    ["plain", "log-likelihood of validation examples against <i>σ</i>"],
  ],
  controls: [
    {
      ...{ kind: "range", name: "exponent", label: "width of a window, <i>σ</i>" },
      ...{ low: -1.6, high: 0.6, step: 0.05, start: -1.2 },
      show: (exponent) => number(10 ** exponent, 2),
    },
    { kind: "button", label: "The σ of the validation set", sets: () => ({ exponent: best }) },
  ],
  draw({ exponent }, size) {
    const below = Math.round(size.height * 0.36);
    const plot = createPlot({ size, x: [-4.6, 4.6], y: [0, 0.72], left: 48, bottom: below + 30 });
    const curve = createPlot({
      ...{ size, x: [-1.6, 0.6] as const, y: [-4, -1.5] as const, left: 48 },
      ...{ top: size.height - below + 12, bottom: 26 },
    });
    const estimate = windowOn(xs, 10 ** exponent!);
    return [
      plot.area(xs, xs.map(truth.at), "data"),
      plot.curve(xs, xs.map(truth.at), "data"),
      plot.curve(
        xs,
        estimate.map((value) => Math.min(value, 0.72)),
        "of-g",
      ),
      plot.xAxis([-4, -2, 0, 2, 4], '<tspan class="math">x</tspan>'),
      ...[...samples].map((x) => plot.segment(x, 0, x, 0.035, "of-g tick")),
      curve.yAxis([-4, -3, -2]),
      curve.xAxis([]),
      ...[0.03, 0.1, 0.3, 1, 3].map((sigma) =>
        curve.text(Math.log10(sigma), -4, `${sigma}`, { dy: 18 }),
      ),
      curve.curve(
        exponents,
        scores.map((score) => (score < -4 ? Number.NaN : score)),
        "plain",
      ),
      curve.dot(exponent!, Math.max(-4, scoreAt(exponent!)), "of-g", 6),
    ].join("");
  },
  say: ({ exponent }) =>
    `With σ = ${number(10 ** exponent!, 2)} the validation examples have ${number(scoreAt(exponent!), 2)} nats each; the best σ, ${number(10 ** best, 2)}, gives them ${number(scoreAt(best), 2)}.`,
};

/** The mean over all windows at each x. */
export function windowOn(xs: readonly number[], sigma: number): number[] {
  const data = asData(Float32Array.from(xs), "x");
  return [...logLikelihood(data, asData(samples, "samples"), [sigma])[0]!].map(Math.exp);
}

function scoreAt(exponent: number): number {
  return scores[Math.round((exponent + 1.6) / 0.05)]!;
}
