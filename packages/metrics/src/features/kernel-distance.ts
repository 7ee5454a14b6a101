import { createMetric, createRng, type Rows } from "@gan/spec";
import { drawRows } from "../linear-algebra/draw-rows.ts";
import { inDoubles } from "../linear-algebra/in-doubles.ts";
import { plainProducts } from "../linear-algebra/plain-products.ts";
import { assertFeatures } from "./assert-features.ts";
import type { FeatureOptions } from "./frechet-distance.ts";
import { type InnerProducts, kernelBetween, kernelWithin } from "./kernel-sums.ts";

/** Subsets that the distance is the mean of. */
export interface KernelDistanceOptions extends FeatureOptions {
  /** @default 100 */
  readonly subsets?: number;
  /** Examples in each, at most all there are. @default 1000 */
  readonly subsetSize?: number;
  /** Of the subsets' drawing. @default 0 */
  readonly seed?: number;
}

/** A kernel distance over subsets. */
export interface KernelDistance {
  readonly mean: number;
  /** Standard deviation (by the number of subsets) of the subsets' distances, which papers print; it is none of the mean's. */
  readonly deviation: number;
  readonly subsets: number;
  readonly subsetSize: number;
}

/**
 * The unbiased squared maximum mean discrepancy under a cubic kernel: 0 on average where both are of one distribution, whatever
 * their number, and so at times below 0. On features of the Inception network it is known as KID.
 *
 *     k(x, y) = (x·y / d + 1)³
 *     MMD² = mean k(x, x′) + mean k(y, y′) − 2 mean k(x, y),   x ≠ x′, y ≠ y′
 *
 * @throws {TooFewExamplesError} When there are fewer than two of either.
 * @see Bińkowski et al., "Demystifying MMD GANs", 2018; Gretton et al., "A kernel two-sample test", 2012, lemma 6.
 */
export async function kernelDistance(
  samples: Rows,
  reference: Rows,
  { products = plainProducts }: FeatureOptions = {},
): Promise<number> {
  assertFeatures("The kernel distance", samples, reference, 2);
  return (await discrepancyOf(samples, reference, products)).distance;
}

/**
 * {@link kernelDistance} as the mean over random subsets of both, drawn without replacement, as papers have it: of thousands of
 * examples in less time than over all of them, and less sure.
 *
 * Products are taken in float32 where the first subset shows that it makes no difference: 1e-6 of the distance, or of the thousandth
 * of the kernel that chance makes of a distance of none.
 */
export async function kernelDistanceOfSubsets(
  samples: Rows,
  reference: Rows,
  {
    products = plainProducts,
    subsets = 100,
    subsetSize = 1000,
    seed = 0,
  }: KernelDistanceOptions = {},
): Promise<KernelDistance> {
  assertFeatures("The kernel distance", samples, reference, 2);
  const size = Math.min(subsetSize, samples.count, reference.count);
  const rng = createRng(seed);
  const distances: number[] = [];
  // Where each subset would be all there is, one says what all would.
  const drawings = Math.max(samples.count, reference.count) === size ? 1 : subsets;
  let fast: InnerProducts | undefined = drawings > 1 ? products.single : undefined;
  for (let i = 0; i < drawings; i++) {
    const some = drawRows(samples, size, rng.stream("samples", i));
    const others = drawRows(reference, size, rng.stream("reference", i));
    if (i === 0 || !fast) {
      const exact = await discrepancyOf(inDoubles(some), inDoubles(others), products);
      distances.push(exact.distance);
      if (i > 0 || !fast) continue;
      const { distance } = await discrepancyOf(some, others, fast);
      const bound = 1e-6 * Math.max(Math.abs(exact.distance), 1e-3 * exact.kernel);
      if (!(Math.abs(distance - exact.distance) <= bound)) fast = undefined;
    } else {
      distances.push((await discrepancyOf(some, others, fast)).distance);
    }
  }
  const mean = distances.reduce((sum, each) => sum + each, 0) / drawings;
  const squares = distances.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  const deviation = Math.sqrt(squares / drawings);
  return { mean, deviation, subsets: drawings, subsetSize: size };
}

/** Kernels of pairs at most; a hundred subsets of a thousand take as many. */
const MOST_PAIRS = 3e8;

/** {@link kernelDistance} of samples to the test examples: over all pairs, of more than 10,000 of each over 100 subsets of 1,000. */
export const kernelDistanceMetric = createMetric({
  name: "kernel-distance",
  describe:
    "How far the samples' features are from the reference's by all moments up to the third, 0 on average for the same distribution.",
  needs: ["samples", "test", "features"],
  async measure({ samples, test, features, products }) {
    const rows = [await features(samples), await features(test)] as const;
    const [m, n] = [samples.size, test.size];
    const isFew = m * m + n * n + m * n <= MOST_PAIRS;
    const distance = isFew
      ? await kernelDistance(...rows, { products })
      : (await kernelDistanceOfSubsets(...rows, { products })).mean;
    return { distance };
  },
});

/** The distance, and the kernel's mean between the two sets. */
async function discrepancyOf(samples: Rows, reference: Rows, products: InnerProducts) {
  const [m, n] = [samples.count, reference.count];
  const kernel = (await kernelBetween(samples, reference, products)) / (m * n);
  const own = (await kernelWithin(samples, products)) / ((m * (m - 1)) / 2);
  const others = (await kernelWithin(reference, products)) / ((n * (n - 1)) / 2);
  return { kernel, distance: own + others - 2 * kernel };
}
