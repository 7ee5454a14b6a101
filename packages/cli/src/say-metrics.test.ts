import { createRng, datasetFromFloats } from "@gan/spec";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { sayMetrics } from "./say-metrics.ts";
import { voice } from "./voice.ts";

beforeEach(() => voice.begin({}));
afterEach(() => vi.restoreAllMocks());

function catchLines(): string[] {
  const lines: string[] = [];
  vi.spyOn(process.stdout, "write").mockImplementation((text) => {
    lines.push(`${text}`.trimEnd());
    return true;
  });
  return lines;
}

const points = (name: string) =>
  datasetFromFloats({
    ...{ name, exampleShape: [2], range: [-3, 3] },
    values: createRng(1).stream(name).fillNormal(new Float32Array(80)),
  });

it("says every metric that has what it needs, and no other", async () => {
  const lines = catchLines();
  await sayMetrics({});
  expect(lines).toEqual([]);
  await sayMetrics({ samples: points("samples"), train: points("train") });
  expect(lines).toEqual([expect.stringMatching(/^samples are \d+\.\d % as far apart as training/)]);
});

it("lists the values of a metric that it has no sentence for", async () => {
  const lines = catchLines();
  const measure = async () => ({ precision: 0.5, recall: 0.123456 });
  const added = { name: "coverage", describe: "How much of it.", needs: [], measure };
  await sayMetrics({}, { coverage: added });
  expect(lines).toEqual(["coverage  precision 0.5000  recall 0.1235"]);
});
