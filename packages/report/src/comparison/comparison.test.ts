import { parse } from "parse5";
import { describe, expect, it } from "vitest";
import {
  binPoints,
  type ComparedRun,
  type Comparison,
  comparisonPage,
  differingSettings,
  formatMeasure,
  runGroups,
} from "../index.ts";
import { channelsOf } from "./channels.ts";
import { meanCurve } from "./mean-curve.ts";
import { runColors } from "./run-colors.ts";
import { runCurves } from "./run-curves.ts";
import { runPath, STEPS } from "./run-path.ts";
import { numberAxis, settingAxis } from "./setting-axis.ts";
import { usualRange } from "./usual-range.ts";

const line = (slope: number, length = 5) =>
  Array.from({ length }, (_, i) => ({ x: i + 1, y: slope * (i + 1) }));

function run(
  name: string,
  settings: Readonly<Record<string, string | number>>,
  nats: number,
  more: Partial<ComparedRun> = {},
): ComparedRun {
  const shown = Object.entries(settings).map(([key, value]) => [key, `${value}`]);
  return {
    ...{ name, settings: Object.fromEntries(shown), iteration: 5, iterations: 5 },
    ...{ values: { nats }, curves: { discriminatorLoss: line(nats) } },
    ...more,
  };
}

const lost = { condition: "collapse", text: "G collapses.", advice: "Try `seed`." };
const runs = [
  run("a", { seed: 1, rate: 0.1, loss: "hinge" }, 2),
  run("b", { seed: 2, rate: 0.1, loss: "hinge" }, 4),
  run("c", { seed: 3, rate: 0.1, loss: "hinge" }, 9),
  run("d", { seed: 1, rate: 0.2, loss: "hinge" }, 7),
  run("e", { seed: 2, rate: 0.2, loss: "hinge" }, 9, { lost }),
];
const comparison: Comparison = {
  ...{ title: "ring", experiment: "ring", measure: "nats", isLowerBetter: false, runs },
};
/** `count` runs of `settings` settings, their seeds side by side. */
const many = (count: number, settings: number, points = 5, channels = 10): Comparison => ({
  ...comparison,
  runs: Array.from({ length: count }, (_, i) => {
    const curve = Array.from({ length: points }, (_, k) => ({
      x: (k + 1) * 10,
      y: Math.sin(i + k / 9) + (k % 7),
    }));
    const names = ["discriminatorLoss", "generatorLoss", "realProbability", "fakeProbability"];
    const curves = Object.fromEntries(
      [...names, "a", "b", "c", "d", "e", "f"].slice(0, channels).map((name) => [name, curve]),
    );
    return run(`t-${i}`, { seed: i, rate: i % settings }, i, { curves });
  }),
});

describe("runs by their settings", () => {
  it("have the mean over seeds, and s/√n of it", () => {
    const [best, other] = runGroups(comparison);
    expect(best).toMatchObject({ settings: { rate: "0.2" }, members: [3, 4] });
    expect(best!.estimate!.mean).toBe(8);
    expect(best!.estimate!.standardError).toBeCloseTo(1, 12); // |7 - 9| / √2 / √2
    expect(best!.lost).toEqual({ collapse: 1 });
    expect(other!.estimate!.mean).toBe(5);
    // Deviations -3, -1, 4: variance 26 / 2, of the mean 13 / 3.
    expect(other!.estimate!.standardError).toBeCloseTo(Math.sqrt(13 / 3), 12);
    expect(other!.lost).toEqual({});
    expect(differingSettings(runs)).toEqual(["seed", "rate"]);
  });

  it("begin with the lowest where less is better, and end with those that have no number", () => {
    const without = { ...runs[0]!, values: {}, settings: { seed: "1", rate: "1", loss: "hinge" } };
    const found = runGroups({ ...comparison, isLowerBetter: true, runs: [without, ...runs] });
    expect(found.map(({ settings }) => settings.rate)).toEqual(["0.1", "0.2", "1"]);
    expect(found.at(-1)!.estimate).toBeUndefined();
  });

  it("do not count what has not come to its end, unless nothing has", () => {
    const early = { ...runs[2]!, iteration: 3 };
    const estimateOf = (all: readonly ComparedRun[]) =>
      runGroups({ ...comparison, runs: all }).at(-1)!.estimate;
    expect(estimateOf([...runs.slice(0, 2), early, ...runs.slice(3)])).toMatchObject({
      ...{ mean: 3, count: 2 },
    });
    // Nor is it in the mean of the curves, which would end with it.
    const cut = { ...early, curves: { discriminatorLoss: line(9, 2) } };
    const page = comparisonPage({ ...comparison, runs: [...runs.slice(0, 2), cut] });
    const [, mean] = pathsIn(page, "gan-means");
    expect(mean).toHaveLength(5);
    const none = runs.slice(0, 3).map((each) => ({ ...each, iteration: 3 }));
    expect(estimateOf(none)).toMatchObject({ mean: 5, count: 3 });
  });
});

describe("curves", () => {
  it("are binned to the means of their records, alike for all runs, 0 alone", () => {
    const points = [0, 1, 2, 3, 4, 5].map((x) => ({ x, y: x * x }));
    expect(binPoints(points, 2)).toEqual([
      { x: 0, y: 0, count: 1 },
      { x: 2, y: 2.5, count: 2 },
      { x: 4, y: 12.5, count: 2 },
      { x: 6, y: 25, count: 1 },
    ]);
    const fine = binPoints(
      Array.from({ length: 240 }, (_, i) => ({ x: i + 1, y: Math.cos(i) })),
      1,
    );
    const twice = binPoints(binPoints(fine, 3), 12);
    binPoints(fine, 12).forEach(({ x, y, count }, i) => {
      expect(twice[i]).toMatchObject({ x, count });
      expect(twice[i]!.y).toBeCloseTo(y, 12);
    });
    expect(binPoints(points, 3.5, 6).map(({ x }) => x)).toEqual([0, 3.5, 6]);
    expect(binPoints([{ x: 1, y: Number.NaN }], 2)).toEqual([]);
  });

  it("have a mean where all of them are, with its standard error", () => {
    const curves = [line(1), line(3), line(8, 3)];
    const mean = meanCurve(curves);
    expect(mean.map(({ x }) => x)).toEqual([1, 2, 3]);
    const error = Math.sqrt(26 / 2 / 3);
    for (const { x, mean: y, low, high } of mean) {
      expect(y).toBeCloseTo(4 * x, 12);
      expect([low, high].map((value) => (value - y) / x / error)).toEqual([
        expect.closeTo(-1, 10),
        expect.closeTo(1, 10),
      ]);
    }
    expect(meanCurve([line(1)])).toEqual([]);
  });

  it("are drawn where the axes say, and means where they are", () => {
    const { svg } = drawn(comparison);
    const [measured, iterationOf] = [readY(svg), readX(svg)];
    const paths = pathsIn(svg, "gan-runs");
    expect(paths).toHaveLength(5);
    paths.forEach((points, i) => {
      expect(points).toHaveLength(5);
      points.forEach(([x, y], k) => {
        expect(iterationOf(x)).toBeCloseTo(k + 1, 1);
        expect(Math.abs(measured(y) - runs[i]!.values.nats! * (k + 1))).toBeLessThan(0.1);
      });
    });
    const ends = pathsIn(svg, "gan-means").map((points) => measured(points.at(-1)![1]));
    // A band and a mean for each setting; the best first.
    expect(ends[1]).toBeCloseTo(8 * 5, 0);
    expect(ends[3]).toBeCloseTo(5 * 5, 0);
    expect(svg).toContain('data-run="4" class="c0 lost"');
  });

  it("say what was left out of the frame, and how many records a point stands for", () => {
    const wild = run("f", { seed: 3, rate: 0.2, loss: "hinge" }, 1, {
      ...{ lost, curves: { discriminatorLoss: line(1e5) } },
    });
    const { notes, svg } = drawn({ ...comparison, runs: [...runs, wild] });
    expect(notes).toEqual(["1 of 6 leave the frame, as far as 500,000."]);
    expect(readY(svg)(30)).toBeLessThan(60);
    const binned = drawn(many(300, 3, 1000, 1));
    expect(binned.notes[0]).toBe("Means over 130 iterations each.");
    expect(Math.max(...pathsIn(binned.svg, "gan-runs").map(({ length }) => length))).toBe(77);
  });

  function drawn(all: Comparison) {
    const groups = runGroups(all);
    const colors = runColors(all, groups);
    const [channel] = channelsOf(all.runs);
    return runCurves(channel!, all, { groups, colors, channels: 10, width: 500 });
  }
});

it("writes a path that leads through its points to a tenth of a pixel", () => {
  const points = [
    [1.24, 5],
    [3, 2.5],
    [2.96, 2.5],
    [10, 7],
  ] as const;
  const d = runPath(points);
  expect(d).toBe("M12 50l18-25 0 0 70 45");
  expect(absolute(d)).toEqual(points.map((point) => point.map((at) => Math.round(at * STEPS))));
});

it("keeps the frame for most, unless all fit", () => {
  const of = (...all: (readonly number[])[]) =>
    usualRange(all.map((values, i) => ({ values, isLost: i === 2 })));
  expect(of([0, 1], [0.5, 1.5], [0, 2])).toMatchObject({ leaving: 0 });
  const { domain, leaving, farthest } = of([0, 1], [0.5, 1.5], [0, -900]);
  expect({ leaving, farthest }).toEqual({ leaving: 1, farthest: -900 });
  expect(domain[1]).toBeLessThan(2);
  expect(domain[0]).toBeGreaterThan(-1);
  expect(of([3, 3]).domain).toEqual([expect.closeTo(2.7), expect.closeTo(3.3)]);
});

describe("axes of settings", () => {
  it("take equal steps for the few values of a sweep, in order, and words", () => {
    const axis = settingAxis("rate", ["0.1", "10", "2", "2"], [0, 1, 2, 3]);
    expect(axis.ticks.map(({ label }) => label)).toEqual(["0.1", "2", "10"]);
    expect(axis.ticks.map(({ at }) => at)).toEqual(
      [1 / 6, 0.5, 5 / 6].map((at) => expect.closeTo(at)),
    );
    expect(axis.places[0]).toBeCloseTo(1 / 6, 12);
    expect((axis.places[2]! + axis.places[3]!) / 2).toBeCloseTo(0.5, 12);
    expect(axis.places[2]).toBeLessThan(axis.places[3]!);
    expect(settingAxis("loss", ["b", undefined, "a"], [0, 1, 2]).ticks).toHaveLength(3);
  });

  it("measure many numbers by their size, or their logarithm where they lie far apart", () => {
    const { places } = numberAxis("nats", [0, 5, 10, undefined, Number.NaN]);
    expect(places).toEqual(
      [0.04, 0.5, 0.96, undefined, undefined].map((at) => at && expect.closeTo(at)),
    );
    expect(numberAxis("rate", [1e-4, 1e-3, 1e-2]).places[1]).toBeCloseTo(0.5, 12);
    expect(numberAxis("errors", [0, 10], true).places[0]).toBeCloseTo(0.96, 12);
    expect(numberAxis("one", [3, 3]).places).toEqual([0.5, 0.5]);
  });
});

describe("colors", () => {
  it("tell settings apart where they are few, and say the measure where they are many", () => {
    const few = runColors(comparison, runGroups(comparison));
    expect(few.classes).toEqual(["c1", "c1", "c1", "c0", "c0"]);
    const all = many(70, 35, 5, 1);
    const graded = runColors(all, runGroups(all));
    expect(graded.ends).toEqual([3, 66]);
    expect([graded.classes[0], graded.classes[69]]).toEqual(["c0", "c6"]);
    const turned = { ...all, isLowerBetter: true };
    expect(runColors(turned, runGroups(turned)).classes[69]).toBe("c0");
  });
});

describe("comparisonPage", () => {
  it("shows every run's numbers in its row, and the mean of every setting", () => {
    const page = comparisonPage(comparison);
    const rowOf = (i: number) => textOf(page.match(new RegExp(`<tr data-run="${i}">.*?</tr>`))![0]);
    expect(rowOf(0)).toBe("a 1 0.1 2 finished");
    expect(rowOf(4)).toBe("e 2 0.2 9 collapse");
    const group = textOf(page.match(/<tr data-group="0".*?<\/tr>/)![0]);
    expect(group).toBe("1 0.2 2 8 ± 1 1 collapse");
    expect(page).toContain("<dd>8 ± 1</dd>");
    expect(textOf(page.match(/<details class="card" open>.*?<\/details>/s)![0])).toBe(
      "collapse · 1 run Try seed . e G collapses.",
    );
    expect(formatMeasure({ mean: -37.268, standardError: 0.5406, count: 3 })).toBe("−37.27 ± 0.54");
  });

  it("is HTML without mistakes that asks nobody for anything, whatever it is about", () => {
    const evil = `"><script>alert('x')</script>&`;
    const told = { ...lost, text: evil, advice: evil, condition: evil };
    const hostile = {
      ...comparison,
      ...{ title: evil, experiment: evil, command: evil, leftOut: [evil] },
      runs: runs.map((each) => ({
        ...{ ...each, name: evil, lost: told },
        settings: { ...each.settings, [evil]: evil + each.settings.rate },
      })),
    };
    const same = [runs[0]!, { ...runs[0]!, name: "twin" }].map((each) => ({ ...each, curves: {} }));
    const pages = [comparison, hostile, { ...comparison, runs: same }, many(30, 10, 5, 2)];
    const unscored = { ...comparison, runs: runs.map((each) => ({ ...each, values: {} })) };
    for (const text of [...pages, unscored].map(comparisonPage)) {
      const mistakes: string[] = [];
      parse(text, {
        onParseError: ({ code, startLine }) => mistakes.push(`${code} at ${startLine}`),
      });
      expect(mistakes).toEqual([]);
      expect(text.match(/<script>/g)).toHaveLength(1);
      expect(text).not.toMatch(/https?:|@import|\s(?:src|href|srcset)=/i);
      expect(text.split("<script>")[0]).not.toMatch(/undefined|NaN|Infinity|\[object/);
    }
    expect(() => comparisonPage({ ...comparison, runs: [] })).toThrow(/at least one/);
  });

  it("stays under 5 MB with 300 runs of long records", () => {
    const page = comparisonPage(many(300, 100, 240));
    expect(page.length).toBeLessThan(3_500_000);
    expect(page.match(/<tr data-run=/g)).toHaveLength(300);
  });
});

/** Points of every path of a group, in pixels. */
function pathsIn(svg: string, group: string): [x: number, y: number][][] {
  const [, inside] = new RegExp(`<g [^>]*class="${group}[^>]*>(.*?)</g>`).exec(svg)!;
  return [...inside!.matchAll(/ d="([^"]+)"/g)].map(([, d]) =>
    absolute(d!).map(([x, y]) => [x / STEPS, y / STEPS]),
  );
}

/** Points of a path, in its steps, as SVG reads it. */
function absolute(d: string): [number, number][] {
  const [left = 0, top = 0, ...steps] = d.match(/-?\d+/g)!.map(Number);
  const points: [number, number][] = [[left, top]];
  for (let i = 0; i < steps.length; i += 2) {
    const [x, y] = points.at(-1)!;
    points.push([x + steps[i]!, y + steps[i + 1]!]);
  }
  return points;
}

/** The value at a height, read off the labels of the y axis. */
function readY(svg: string): (pixels: number) => number {
  const ticks = [...svg.matchAll(/translate\([\d.]+,([\d.]+)\)" y="0.32em">([−\d.,]+)</g)];
  return between(ticks.map(([, at, label]) => [Number(at), numberIn(label!)]));
}

function readX(svg: string): (pixels: number) => number {
  const ticks = [...svg.matchAll(/translate\(([\d.]+),[\d.]+\)" y="0.71em">([−\d.,]+)</g)];
  return between(ticks.map(([, at, label]) => [Number(at), numberIn(label!)]));
}

function between(ticks: readonly (readonly [number, number])[]): (pixels: number) => number {
  const [[a, from], [b, to]] = [ticks[0]!, ticks.at(-1)!];
  return (pixels) => from + ((pixels - a) / (b - a)) * (to - from);
}

function numberIn(label: string): number {
  return Number(label.replace("−", "-").replaceAll(",", ""));
}

function textOf(markup: string): string {
  return markup
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim();
}
