import { createRng } from "@gan/spec";
import { expectBalanced, testNetwork, useCpu } from "@gan/test-utils";
import { expect, it } from "vitest";
import {
  dcganDiscriminator,
  dcganGenerator,
  residualDiscriminator,
  residualGenerator,
} from "../index.ts";
import { doublings } from "./doublings.ts";

useCpu();
const rng = createRng(1);
const small = { rng, side: 16, colors: 1, noiseSize: 6 };

testNetwork("dcganGenerator", () => dcganGenerator({ ...small, width: 0.004 }));
testNetwork("dcganDiscriminator", () => dcganDiscriminator({ ...small, width: 0.008 }));
testNetwork("residualGenerator", () => residualGenerator({ ...small, width: 0.03 }));
testNetwork("residualDiscriminator", () => residualDiscriminator({ ...small, width: 0.03 }));

it.each([
  ["dcganGenerator", dcganGenerator, 12_658_435],
  ["dcganDiscriminator", dcganDiscriminator, 2_765_633],
])("%s has the paper's layers at full width, told without making one", (_name, preset, count) =>
  expectBalanced(() => {
    const listed = preset.describe().reduce((sum, { parameterCount }) => sum + parameterCount, 0);
    expect(listed).toBe(count);
  }),
);

const imagesOf = (layers: readonly { readonly outputShape: readonly number[] }[]) => [
  ...new Set(layers.map(({ outputShape }) => outputShape.join("×"))),
];

it("doubles the side and halves the channels up to the picture, and back", () => {
  expect(imagesOf(dcganGenerator.describe())).toEqual([
    ...["16384", "4×4×1024", "8×8×512", "16×16×256", "32×32×128", "64×64×3"],
  ]);
  expect(imagesOf(dcganDiscriminator.describe({ side: 32, colors: 1 }))).toEqual([
    ...["32×32×1", "16×16×128", "8×8×256", "4×4×512", "8192", "1"],
  ]);
  expect(imagesOf(residualGenerator.describe({ side: 28, width: 0.5 }))).toEqual([
    ...["3136", "7×7×64", "14×14×32", "28×28×3"],
  ]);
  expect(imagesOf(residualDiscriminator.describe({ side: 48 }))).toEqual([
    ...["48×48×3", "24×24×32", "12×12×64", "6×6×128", "4608", "1"],
  ]);
});

it("describes what it builds", () => {
  for (const preset of [dcganGenerator, residualGenerator, residualDiscriminator] as const) {
    const options = { side: 24, colors: 1, width: 0.02 };
    const network = preset({ rng, ...options });
    expect(preset.describe(options)).toEqual(network.layers);
    network.dispose();
  }
});

it.each([
  [8, { start: 4, times: 1 }],
  [28, { start: 7, times: 2 }],
  [40, { start: 5, times: 3 }],
  [128, { start: 4, times: 5 }],
])("sees %d as a small side that is doubled", (side, expected) => {
  expect(doublings(side)).toEqual(expected);
});

it.each([30, 4, 512, 0, 33.5])("says which sides there are when %d is asked for", (side) => {
  expect(() => residualGenerator.describe({ side })).toThrow(
    /`side of the pictures` is [\d.]+, expected one of 8, 10, 12, 14, 16, 20, .*, 256\. These are 4 to 7/,
  );
});
