import { useCpu } from "@gan/test-utils";
import { expect, it } from "vitest";
import { datasetOf } from "../test/dataset-of.ts";
import { chooseBandwidth } from "./bandwidth.ts";
import { defaultBandwidths } from "./bandwidths.ts";

useCpu();

const samples = datasetOf([[0]]);

it("tries the ten values of the paper's evaluation", () => {
  expect(defaultBandwidths.map((each) => each.toFixed(6))).toEqual(
    "0.100000 0.129155 0.166810 0.215443 0.278256 0.359381 0.464159 0.599484 0.774264 1.000000".split(
      " ",
    ),
  );
});

it("chooses the deviation of the data around a single sample", async () => {
  const validation = datasetOf([[0.5], [-0.5]]);
  const bandwidths = [0.25, 0.5, 1];
  const choice = await chooseBandwidth({ samples, validation, bandwidths });
  expect(choice).toMatchObject({ bandwidth: 0.5, isAtEdge: false });
  for (const { bandwidth, mean } of choice.validation) {
    const expected = -0.125 / bandwidth ** 2 - Math.log(bandwidth * Math.sqrt(2 * Math.PI));
    expect(mean).toBeCloseTo(expected, 6);
  }
});

it.each([0.01, 30])("says when the best of several lies at the edge (data at %d)", async (x) => {
  const choice = await chooseBandwidth({ samples, validation: datasetOf([[x]]) });
  expect(choice.isAtEdge).toBe(true);
});

it("has no edge when there was no choice", async () => {
  const choice = await chooseBandwidth({ samples, validation: samples, bandwidths: [0.2] });
  expect(choice).toMatchObject({ bandwidth: 0.2, isAtEdge: false });
});
