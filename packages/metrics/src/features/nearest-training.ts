import { createMetric, type Products, type Rows } from "@gan/spec";
import { plainProducts } from "../linear-algebra/plain-products.ts";
import { spreadRows } from "../linear-algebra/spread-rows.ts";
import { squaredDistances } from "../linear-algebra/squared-distances.ts";
import { assertFeatures } from "./assert-features.ts";
import type { FeatureOptions } from "./frechet-distance.ts";

/** How near samples lie to training examples, beside how near to examples held out. */
export interface NearestTraining {
  /**
   * t / (t + h), the median over samples, with t the distance to the nearest training example and h that to the nearest one held out,
   * of equally many: a half where nothing is copied, 0 for copies.
   */
  readonly distance: number;
  /** Share of the samples that are nearer to a training example: a half where nothing is copied. */
  readonly nearer: number;
  /** Share of those that are at least twice as near, less the share of those of which the reverse is true. */
  readonly copies: number;
}

/**
 * Compares how near samples lie to training examples with how near they lie to as many examples that were held out.
 *
 * @param heldOut - Of the same distribution as the training examples, and none of them.
 * @throws {TooFewExamplesError} When there are fewer than two of any.
 * @see Meehan et al., "A non-parametric test to detect data-copying in generative models", 2020, whose question it is.
 */
export async function nearestTraining(
  samples: Rows,
  train: Rows,
  heldOut: Rows,
  { products = plainProducts }: FeatureOptions = {},
): Promise<NearestTraining> {
  assertFeatures("The distance to training examples", samples, train, 2);
  assertFeatures("The distance to training examples", samples, heldOut, 2);
  const count = Math.min(train.count, heldOut.count);
  const toTraining = await nearestSquares(samples, spreadRows(train, count), products);
  const toHeldOut = await nearestSquares(samples, spreadRows(heldOut, count), products);
  const shareOf = (is: (i: number) => number) =>
    toTraining.reduce((sum, _, i) => sum + is(i), 0) / samples.count;
  const shares = toTraining.map((square, i) => shareOfWay(square, toHeldOut[i]!)).sort();
  const middle = (shares.length - 1) / 2;
  return {
    distance: (shares[Math.floor(middle)]! + shares[Math.ceil(middle)]!) / 2,
    nearer: shareOf((i) => (1 + Math.sign(toHeldOut[i]! - toTraining[i]!)) / 2),
    copies: Math.max(
      0,
      shareOf(
        (i) =>
          Number(toTraining[i]! < toHeldOut[i]! / 4) - Number(toHeldOut[i]! < toTraining[i]! / 4),
      ),
    ),
  };
}

/** {@link nearestTraining} with the test examples held out. */
export const nearestTrainingMetric = createMetric({
  name: "nearest-training",
  describe:
    "How far a sample is from the nearest training example, as a share of that and of how far it is from the nearest of the reference: a half where nothing is copied, 0 for copies.",
  needs: ["samples", "train", "test", "features"],
  async measure({ samples, train, test, features, products }) {
    const [own, known] = [await features(samples), await features(train)];
    return { ...(await nearestTraining(own, known, await features(test), { products })) };
  },
});

async function nearestSquares(a: Rows, b: Rows, products: Products): Promise<Float64Array> {
  const nearest = new Float64Array(a.count).fill(Number.POSITIVE_INFINITY);
  for await (const { from, rows, columns, squares } of squaredDistances(a, b, products)) {
    for (let i = 0, at = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++, at++) {
        if (squares[at]! < nearest[from[0] + i]!) nearest[from[0] + i] = squares[at]!;
      }
    }
  }
  return nearest;
}

/** Of two squares; where both are 0 the sample is as near to the one as to the other. */
function shareOfWay(square: number, other: number): number {
  if (square === other) return 0.5;
  return Math.sqrt(square) / (Math.sqrt(square) + Math.sqrt(other));
}
