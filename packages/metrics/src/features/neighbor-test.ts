import { createMetric, type Rows } from "@gan/spec";
import { plainProducts } from "../linear-algebra/plain-products.ts";
import { spreadRows } from "../linear-algebra/spread-rows.ts";
import { ownDistances, squaredDistances } from "../linear-algebra/squared-distances.ts";
import { assertFeatures } from "./assert-features.ts";
import type { FeatureOptions } from "./frechet-distance.ts";

/** How often the nearest other example tells which of two sets an example is of: ½ where nothing can. Shares. */
export interface NeighborTest {
  /** Of the samples, those whose nearest neighbor is a sample: 1 where they keep to themselves, 0 where they are copies. */
  readonly samples: number;
  /** Of the reference, those whose nearest neighbor is of the reference: 1 where nothing reaches it. */
  readonly reference: number;
  /** Both. */
  readonly accuracy: number;
}

/**
 * The two-sample test by one nearest neighbor, each example being left out in turn. Of sets of other sizes as many are taken,
 * evenly spread over the larger one. An example as near to the one kind as to the other counts half.
 *
 * @throws {TooFewExamplesError} When there are fewer than two of either.
 * @see Lopez-Paz and Oquab, "Revisiting classifier two-sample tests", 2017; Xu et al., "An empirical study on evaluation metrics of
 *   generative adversarial networks", 2018.
 */
export async function neighborTest(
  samples: Rows,
  reference: Rows,
  { products = plainProducts }: FeatureOptions = {},
): Promise<NeighborTest> {
  assertFeatures("The test by nearest neighbors", samples, reference, 2);
  const count = Math.min(samples.count, reference.count);
  const sets = [spreadRows(samples, count), spreadRows(reference, count)] as const;
  // Nearest of the own kind and of the other one, of samples and of the reference.
  const own = [infinities(count), infinities(count)] as const;
  const other = [infinities(count), infinities(count)] as const;
  for (const side of [0, 1] as const) {
    const set = sets[side]!;
    for await (const { from, rows, columns, squares } of ownDistances(set, products)) {
      for (let i = 0, at = 0; i < rows; i++) {
        for (let j = 0; j < columns; j++, at++) {
          if (from[0] + i === from[1] + j) continue;
          lower(own[side], from[0] + i, squares[at]!);
          if (from[1] > from[0]) lower(own[side], from[1] + j, squares[at]!);
        }
      }
    }
  }
  for await (const { from, rows, columns, squares } of squaredDistances(...sets, products)) {
    for (let i = 0, at = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++, at++) {
        lower(other[0], from[0] + i, squares[at]!);
        lower(other[1], from[1] + j, squares[at]!);
      }
    }
  }
  const [ofSamples, ofReference] = [0, 1].map((side) => shareNearer(own[side]!, other[side]!));
  return {
    samples: ofSamples!,
    reference: ofReference!,
    accuracy: (ofSamples! + ofReference!) / 2,
  };
}

/** {@link neighborTest} of samples and the test examples. */
export const neighborTestMetric = createMetric({
  name: "neighbor-test",
  describe:
    "How often an example's nearest neighbor tells whether it is a sample: a half where nothing can.",
  needs: ["samples", "test", "features"],
  async measure({ samples, test, features, products }) {
    const rows = [await features(samples), await features(test)] as const;
    return { ...(await neighborTest(...rows, { products })) };
  },
});

function infinities(count: number): Float64Array {
  return new Float64Array(count).fill(Number.POSITIVE_INFINITY);
}

function lower(least: Float64Array, index: number, value: number): void {
  if (value < least[index]!) least[index] = value;
}

function shareNearer(own: Float64Array, other: Float64Array): number {
  const points = own.reduce(
    (sum, near, i) => sum + (near < other[i]! ? 1 : near === other[i] ? 0.5 : 0),
    0,
  );
  return points / own.length;
}
