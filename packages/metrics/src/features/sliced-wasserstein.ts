import { createMetric, createRng, type Rows } from "@gan/spec";
import { partOf } from "../linear-algebra/part-of.ts";
import { plainProducts } from "../linear-algebra/plain-products.ts";
import { assertFeatures } from "./assert-features.ts";
import type { FeatureOptions } from "./frechet-distance.ts";

/** Directions that are looked along at once. */
const BLOCK = 16;

/** Along what is looked. */
export interface SlicedWassersteinOptions extends FeatureOptions {
  /** Directions of length 1, a row each. @default 200 random ones */
  readonly directions?: Rows | undefined;
  /** Of the random directions. @default 0 */
  readonly seed?: number;
}

/**
 * The sliced Wasserstein distance: two sets are seen from many directions, and along each of them the one is moved onto the other.
 *
 *     √ mean over directions θ of W₂²(θ·x, θ·y),   W₂² in one dimension by sorting
 *
 * @throws {TooFewExamplesError} When there are fewer than two of either.
 * @see Rabin et al., "Wasserstein barycenter and its application to texture mixing", 2011.
 */
export async function slicedWasserstein(
  samples: Rows,
  reference: Rows,
  { products = plainProducts, seed = 0, directions }: SlicedWassersteinOptions = {},
): Promise<number> {
  assertFeatures("The sliced Wasserstein distance", samples, reference, 2);
  const all = directions ?? randomDirections(samples.size, seed);
  let sum = 0;
  for (let from = 0; from < all.count; from += BLOCK) {
    const some = partOf(all, from, from + BLOCK);
    const [one, other] = [await products(some, samples), await products(some, reference)];
    for (let i = 0; i < some.count; i++) {
      sum += squaredWasserstein(
        one.subarray(i * samples.count, (i + 1) * samples.count).sort(),
        other.subarray(i * reference.count, (i + 1) * reference.count).sort(),
      );
    }
  }
  return Math.sqrt(sum / all.count);
}

/** {@link slicedWasserstein} of samples to the test examples. */
export const slicedWassersteinMetric = createMetric({
  name: "sliced-wasserstein",
  describe:
    "How far the samples' features have to be moved to become the reference's, on average over directions.",
  needs: ["samples", "test", "features"],
  async measure({ samples, test, features, products }) {
    const rows = [await features(samples), await features(test)] as const;
    return { distance: await slicedWasserstein(...rows, { products }) };
  },
});

/** Mean squared distance that sorted numbers are moved to become others; of other counts, each is cut into equal parts. */
function squaredWasserstein(x: Float64Array, y: Float64Array): number {
  const [m, n] = [x.length, y.length];
  let [i, j, at, sum] = [0, 0, 0, 0];
  while (i < m && j < n) {
    // In whole numbers: x[i] reaches to (i + 1)·n, y[j] to (j + 1)·m.
    const to = Math.min((i + 1) * n, (j + 1) * m);
    sum += (to - at) * (x[i]! - y[j]!) ** 2;
    at = to;
    if (to === (i + 1) * n) i++;
    if (to === (j + 1) * m) j++;
  }
  return sum / (m * n);
}

function randomDirections(size: number, seed: number, count = 200): Rows {
  const values = Float64Array.from(
    createRng(seed)
      .stream("directions")
      .fillNormal(new Float32Array(count * size)),
  );
  for (let from = 0; from < values.length; from += size) {
    const row = values.subarray(from, from + size);
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
    for (let i = 0; i < size; i++) row[i]! /= length;
  }
  return { values, count, size };
}
