import { assertPositiveInteger, createMetric, type Rows } from "@gan/spec";
import { plainProducts } from "../linear-algebra/plain-products.ts";
import { squaredDistances } from "../linear-algebra/squared-distances.ts";
import { assertFeatures } from "./assert-features.ts";
import type { FeatureOptions } from "./frechet-distance.ts";
import { neighborRadii } from "./neighbor-radii.ts";

/** What a neighborhood is. */
export interface DensityCoverageOptions extends FeatureOptions {
  /** Which neighbor's distance is the radius of an example's ball, which has no edge. @default 5 */
  readonly k?: number;
}

/** How thick samples lie in the reference, and how much of it they reach. */
export interface DensityCoverage {
  /** In how many balls of the reference a sample lies on average, as a share of k: 1 for samples of the same distribution, or above. */
  readonly density: number;
  /** Share of the reference's balls that have a sample in them. */
  readonly coverage: number;
}

/**
 * Density and coverage: as precision and recall, with the balls of the reference alone, so that one sample far from all others does
 * not count for much.
 *
 *     density  = mean over samples of (number of balls around it) / k
 *     coverage = share of balls with a sample inside
 *
 * @throws {TooFewExamplesError} When there are not k + 1 of each.
 * @see Naeem et al., "Reliable fidelity and diversity metrics for generative models", 2020.
 */
export async function densityCoverage(
  samples: Rows,
  reference: Rows,
  { k = 5, products = plainProducts }: DensityCoverageOptions = {},
): Promise<DensityCoverage> {
  assertPositiveInteger("k", k);
  assertFeatures(`Density and coverage by ${k} neighbors`, samples, reference, k + 1);
  const radii = await neighborRadii(reference, k, products);
  const isReached = new Uint8Array(reference.count);
  let around = 0;
  for await (const block of squaredDistances(samples, reference, products)) {
    const { rows, columns, squares } = block;
    for (let i = 0, at = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++, at++) {
        const index = block.from[1] + j;
        if (squares[at]! >= radii[index]!) continue;
        around++;
        isReached[index] = 1;
      }
    }
  }
  return {
    density: around / (k * samples.count),
    coverage: isReached.reduce((sum, is) => sum + is, 0) / reference.count,
  };
}

/** {@link densityCoverage} of samples by the test examples. */
export const densityCoverageMetric = createMetric({
  name: "density-coverage",
  describe:
    "How thick samples lie among the reference, and the share of the reference that has a sample near.",
  needs: ["samples", "test", "features"],
  async measure({ samples, test, features, products }) {
    const rows = [await features(samples), await features(test)] as const;
    return { ...(await densityCoverage(...rows, { products })) };
  },
});
