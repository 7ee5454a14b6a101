import { number } from "../drawing/numbers.ts";
import { createPlot } from "../drawing/plot.ts";
import type { Figure } from "./figure.ts";
import scores from "./scores.json" with { type: "json" };

type Points = readonly (readonly number[])[];
/** Which runs are shown together. */
const groups: readonly (readonly string[])[] = [
  ["stats"],
  ["stats", "seed-1", "seed-3", "seed-2"],
  ["stats", "two-rates", "two-rates-seed-2"],
];
const names: Readonly<Record<string, string>> = {
  stats: "seed 2014",
  "seed-1": "seed 1",
  "seed-2": "seed 2, lost",
  "seed-3": "seed 3",
  "two-rates": "two rates",
  "two-rates-seed-2": "two rates, seed 2",
};
const PAPER = 225;

/** Table 1's number, run again: the scores of the committed runs by epoch. */
export const scoresFigure: Figure = {
  name: "scores",
  label: "Parzen log-likelihood of the test digits by epoch, beside the number of the paper.",
  aspect: [2, 1.1],
  legend: [
    ["of-g", "nats of the test digits"],
    ["plain", "the paper’s Table 1"],
  ],
  controls: [
    {
      ...{ kind: "choice", name: "group", label: "show" },
      options: [
        [0, "the run to the end"],
        [1, "four seeds"],
        [2, "two rates"],
      ],
      start: 0,
    },
  ],
  draw({ group }, size) {
    const isLong = group === 0;
    const isLow = group === 1;
    const plot = createPlot({
      ...{ size, x: [0, isLong ? 340 : 64] as const, left: 48 },
      y: isLow ? [-360, 260] : [100, 250],
      right: isLong ? 20 : 110,
    });
    const runs = groups[group!]!.map((name) => ({ name, points: pointsOf(name, isLong) }));
    return [
      plot.yAxis(isLow ? [-300, -200, -100, 0, 100, 200] : [100, 150, 200, 250]),
      plot.xAxis(isLong ? [0, 100, 200, 300] : [0, 20, 40, 60], "epochs"),
      plot.segment(0, PAPER, isLong ? 340 : 64, PAPER, "floor thin"),
      plot.text(0, PAPER, "225", { at: "start", dx: 6, dy: -6, name: "strong" }),
      ...runs.map(({ points }) =>
        plot.curve(
          points.map(([epoch]) => epoch!),
          points.map(([, nats]) => nats!),
          "of-g",
        ),
      ),
      ...runs.flatMap(({ points }) =>
        points.map(([epoch, nats]) => plot.dot(epoch!, nats!, "of-g bare", isLong ? 3 : 4)),
      ),
      ...labels(runs, plot, isLong),
    ].join("");
  },
  say: ({ group }) => sentences[group!]!(),
};

/** Words at the ends of curves, moved apart where they meet. */
function labels(
  runs: readonly { readonly name: string; readonly points: Points }[],
  plot: ReturnType<typeof createPlot>,
  isLong: boolean,
): string[] {
  if (isLong) return [];
  let above = Number.NEGATIVE_INFINITY;
  return runs
    .map(({ name, points }) => ({ name, epoch: points.at(-1)![0]!, nats: points.at(-1)![1]! }))
    .sort((a, b) => b.nats - a.nats)
    .map(({ name, epoch, nats }) => {
      const y = Math.max(plot.Y(nats) + 4, above + 16);
      above = y;
      const dy = y - plot.Y(nats);
      return plot.text(epoch, nats, names[name]!, { at: "start", dx: 9, dy });
    });
}

const sentences: readonly (() => string)[] = [
  () => {
    const [epoch, nats] = lastOf("stats");
    return `The released configuration with the mean of G’s weights: ${number(nats, 1)} nats after ${epoch} epochs, where the paper has 225 ± 2.`;
  },
  () => {
    const [epoch, nats] = lastOf("seed-2");
    return `The same command with other seeds. Seed 2 is lost: ${number(nats, 1)} nats at epoch ${epoch}, since D is never wrong again.`;
  },
  () => {
    const [epoch, nats] = lastOf("two-rates");
    return `With G three times as fast as released and D as it was: ${number(nats, 1)} nats at epoch ${epoch}, where the released rates are at 60; and the seed that they lose is not lost.`;
  },
];

function pointsOf(name: string, isWhole: boolean): Points {
  const points = (scores as Readonly<Record<string, Points>>)[name]!;
  return isWhole ? points : points.filter(([epoch]) => epoch! <= 60);
}

function lastOf(name: string): readonly [epoch: number, nats: number] {
  return pointsOf(name, true).at(-1) as unknown as readonly [number, number];
}
