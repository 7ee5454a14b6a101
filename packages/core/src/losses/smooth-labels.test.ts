import { testLoss, useCpu } from "@gan/test-utils";
import { tensor2d, tidy } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { leastSquares, minimax, nonSaturating, smoothLabels } from "../index.ts";

useCpu();

const sigmoid = (a: number) => 1 / (1 + Math.exp(-a));

testLoss(smoothLabels(nonSaturating, 0.1), {
  real: (a) => sigmoid(a) - 0.9,
  fake: sigmoid,
  generator: (a) => -sigmoid(-a),
});

it.each([minimax, nonSaturating])("rests where D cannot tell at what $name says of it", (loss) => {
  const smooth = smoothLabels(loss, 0.2);
  const undecided = tensor2d([[Math.log(0.4 / 0.6)]]); // D = (1 - 0.2) / 2
  const { discriminator, generator } = smooth.equilibrium!;
  tidy(() => {
    const read = (value: ReturnType<typeof smooth.generator>) => value.dataSync()[0]!;
    expect(read(smooth.discriminator(undecided, undecided))).toBeCloseTo(discriminator, 6);
    expect(read(smooth.generator(undecided))).toBeCloseTo(generator!, 6);
    for (const a of [-1, 0, 1]) {
      const other = tensor2d([[a]]);
      expect(read(smooth.discriminator(other, other))).toBeGreaterThan(discriminator);
    }
  });
});

it("is the loss itself without a share, and refuses losses that have no labels", () => {
  expect(smoothLabels(nonSaturating, 0)).toBe(nonSaturating);
  expect(() => smoothLabels(leastSquares, 0.1)).toThrow(
    /`labelSmoothing` is 0.1, expected 0 with the loss `least-squares`/,
  );
});
