import { expect, it } from "vitest";
import { errorShareCurves, reportPage, sampleGradientCurve } from "./index.ts";

const monitor = [0, 400, 800].map((iteration) => ({
  iteration,
  falseNegatives: 0.25,
  falsePositives: 1,
  sampleGradientNorm: iteration / 1e6,
}));
const page = { title: "t", experiment: "e", options: {}, samples: [], environment: {} };
const losses = { discriminatorLoss: 1, generatorLoss: 1 };
const values = { ...losses, realProbability: 0.5, fakeProbability: 0.5 };
const records = [{ iteration: 800, epoch: 2, values }];

it("draws both shares of mistakes where the axis says", () => {
  const svg = errorShareCurves(monitor, { height: 280 });
  const heights = [...svg.matchAll(/<circle[^>]*cy="([\d.]+)"/g)].map(([, y]) => Number(y));
  const [top, bottom] = [34, 280 - 42];
  expect(heights.slice(0, 3)).toEqual([0, 0, 0].map(() => bottom - 0.25 * (bottom - top)));
  expect(heights.slice(3, 6)).toEqual([top, top, top]);
  expect(svg).toContain(">real taken for fake<");
});

it("draws a gradient that is nothing, too", () => {
  const still = monitor.map((each) => ({ ...each, sampleGradientNorm: 0 }));
  expect(sampleGradientCurve(still)).not.toContain("NaN");
});

it("is on a run's page from the second measurement on", () => {
  const title = "How often D is wrong";
  expect(reportPage({ ...page, records, monitor })).toContain(title);
  expect(reportPage({ ...page, records, monitor: monitor.slice(0, 1) })).not.toContain(title);
});

it("says on the page what is wrong, and what to try", () => {
  const warnings = [{ text: "G is <dead>.", advice: "Start again." }];
  const shown = reportPage({ ...page, records, warnings });
  expect(shown).toContain("<strong>G is &#60;dead&#62;.</strong> Start again.");
  expect(reportPage({ ...page, records })).not.toContain('role="alert"');
});
