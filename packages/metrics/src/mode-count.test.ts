import { createRng, type Dataset, datasetFromFloats } from "@gan/spec";
import { expect, it } from "vitest";
import { modeCount } from "./mode-count.ts";

const centers = Array.from({ length: 8 }, (_, i) => [
  2 * Math.cos((i * Math.PI) / 4),
  2 * Math.sin((i * Math.PI) / 4),
]);
const deviation = 0.1;

function datasetOf(values: Float32Array): Dataset {
  return datasetFromFloats({ name: "points", exampleShape: [2], values, range: [-3, 3] });
}

/** So many points around each mode. */
function around(counts: readonly number[]): Dataset {
  const modes = counts.flatMap((count, mode) => Array<number>(count).fill(mode));
  const values = createRng(1)
    .stream("points")
    .fillNormal(new Float32Array(2 * modes.length), 0, deviation);
  for (let i = 0; i < values.length; i++) values[i]! += centers[modes[i >> 1]!]![i % 2]!;
  return datasetOf(values);
}

it("finds all modes of the data, as wide as they are, and 98.9 % of it within 3σ", () => {
  const { found, total, nearShare, spread } = modeCount(around(Array(8).fill(1250)), {
    ...{ centers, deviation },
  });
  expect([found, total]).toEqual([8, 8]);
  // 1 − e^(−9/2): the mass of a round Gaussian within 3σ.
  expect(nearShare).toBeCloseTo(0.98889, 2);
  // √(1 − 4.5 e^(−9/2) / (1 − e^(−9/2))): the deviation of what is left of a round Gaussian within 3σ.
  expect(spread).toBeCloseTo(0.97439, 2);
});

it("says how much narrower samples lie than the data", () => {
  const wider = { centers, deviation: 4 * deviation };
  expect(modeCount(around(Array(8).fill(1000)), wider).spread).toBeCloseTo(0.25, 2);
});

it("counts a mode from 2 % of the samples on, those beyond 3σ left out", () => {
  const at = (share: number) => {
    const rare = Math.round(10_000 * share);
    const values = new Float32Array(20_000);
    for (let i = 0; i < 10_000; i++) values.set(centers[i < rare ? 3 : 0]!, 2 * i);
    return modeCount(datasetOf(values), { centers, deviation }).found;
  };
  expect([at(0.0199), at(0.02)]).toEqual([1, 2]);
  const beyond = datasetOf(Float32Array.of(2.301, 0, 2.299, 0));
  expect(modeCount(beyond, { centers, deviation })).toMatchObject({ found: 1, nearShare: 0.5 });
});

it("sees one mode when there is one", () => {
  const counted = modeCount(around([0, 10_000]), { centers, deviation });
  expect(counted.found).toBe(1);
  expect(counted.shares.filter((share) => share > 0)).toHaveLength(1);
});

it("finds none where samples are far from all", () => {
  const counted = modeCount(datasetOf(new Float32Array(20)), { centers, deviation, share: 0 });
  expect(counted).toMatchObject({ found: 0, nearShare: 0, spread: 0 });
});

it.each([
  [{ centers: [], deviation }, /`centers` is "empty"/],
  [{ centers: [[1]], deviation }, /`centers` is "1 numbers for a mode", expected 2 numbers/],
  [{ centers, deviation: 0 }, /`deviation` is 0/],
  [{ centers, deviation, share: 2 }, /`share` is 2, expected a number from 0 to 1/],
])("says what is wrong with its arguments", (modes, advice) => {
  expect(() => modeCount(around([1]), modes)).toThrow(advice);
});
