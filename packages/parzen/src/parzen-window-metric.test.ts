import { createRng, datasetFromFloats, type Rows } from "@gan/spec";
import { testMetric, useCpu } from "@gan/test-utils";
import { expect, it } from "vitest";
import { logLikelihood } from "./log-likelihood.ts";
import { parzenWindow, parzenWindowMetric } from "./parzen-window-metric.ts";

useCpu();
testMetric(parzenWindowMetric);

function normal(name: string, count: number, size: number): Rows & { values: Float32Array } {
  const values = createRng(6)
    .stream(name)
    .fillNormal(new Float32Array(count * size), 2, 3);
  return { values, count, size };
}

const asData = ({ values, size }: { values: Float32Array; size: number }) =>
  datasetFromFloats({ name: "rows", exampleShape: [size], values });

it("scores what did not choose the width, by the definition, over several blocks", async () => {
  const [samples, reference] = [normal("samples", 1500, 4), normal("reference", 1601, 4)];
  const found = await parzenWindow(samples, reference);
  const half = (first: number) =>
    asData({ size: 4, values: reference.values.filter((_, i) => (i >> 2) % 2 === first) });
  const meanOf = (data: ReturnType<typeof asData>, bandwidth: number) => {
    const [all] = logLikelihood(data, asData(samples), [bandwidth]);
    return all!.reduce((sum, value) => sum + value, 0) / data.size;
  };
  expect(found.logLikelihood).toBeCloseTo(meanOf(half(1), found.bandwidth), 8);
  // No width beside it explains the other half better.
  const chosen = meanOf(half(0), found.bandwidth);
  for (const factor of [0.7, 1.4])
    expect(meanOf(half(0), found.bandwidth * factor)).toBeLessThan(chosen);
  expect(meanOf(half(1), found.bandwidth)).not.toBeCloseTo(chosen, 3);
});

it("is near what normal numbers have, whatever their units", async () => {
  const [samples, reference] = [normal("samples", 4000, 1), normal("reference", 400, 1)];
  const expected = -0.5 * Math.log(2 * Math.PI * Math.E) - Math.log(3);
  const { logLikelihood: found } = await parzenWindow(samples, reference);
  // 200 are scored, each with a deviation of √½.
  expect(Math.abs(found - expected)).toBeLessThan(4 * Math.sqrt(0.5 / 200));
  const [large, larger] = [samples, reference].map((rows) => ({
    ...rows,
    values: rows.values.map((value) => 1024 * value),
  }));
  const scaled = await parzenWindow(large!, larger!);
  expect(scaled.logLikelihood).toBeCloseTo(found - Math.log(1024), 6);
});

it("refuses a reference that is one example again and again", async () => {
  const same = { values: new Float32Array(8).fill(3), count: 4, size: 2 };
  await expect(parzenWindow(same, same)).rejects.toThrow(
    /`reference` is "?all the same"?, expected/,
  );
});
