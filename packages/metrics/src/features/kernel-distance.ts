import { createMetric, createRng, type Products, type Rows } from "@gan/spec";
import { drawRows } from "../linear-algebra/draw-rows.ts";
import { partOf } from "../linear-algebra/part-of.ts";
import { plainProducts } from "../linear-algebra/plain-products.ts";
import { assertFeatures } from "./assert-features.ts";
import type { FeatureOptions } from "./frechet-distance.ts";

/** Rows of both that are compared at once: few, so that of a set with itself nearly half are left out. */
const BLOCK = 256;

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
  const [m, n] = [samples.count, reference.count];
  const own = await sumOfKernel(samples, samples, products);
  const others = await sumOfKernel(reference, reference, products);
  const between = await sumOfKernel(samples, reference, products);
  return (
    (own - sumOfDiagonal(samples)) / (m * (m - 1)) +
    (others - sumOfDiagonal(reference)) / (n * (n - 1)) -
    (2 * between) / (m * n)
  );
}

/**
 * {@link kernelDistance} as the mean over random subsets of both, drawn without replacement, as papers have it: of thousands of
 * examples in less time than over all of them, and less sure.
 */
export async function kernelDistanceOfSubsets(
  samples: Rows,
  reference: Rows,
  { products, subsets = 100, subsetSize = 1000, seed = 0 }: KernelDistanceOptions = {},
): Promise<KernelDistance> {
  assertFeatures("The kernel distance", samples, reference, 2);
  const size = Math.min(subsetSize, samples.count, reference.count);
  const rng = createRng(seed);
  const distances: number[] = [];
  // Where each subset would be all there is, one says what all would.
  const drawings = Math.max(samples.count, reference.count) === size ? 1 : subsets;
  for (let i = 0; i < drawings; i++) {
    const some = inDoubles(drawRows(samples, size, rng.stream("samples", i)));
    const others = inDoubles(drawRows(reference, size, rng.stream("reference", i)));
    distances.push(await kernelDistance(some, others, { products }));
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

/** Once for each subset, and not for each block of it. */
function inDoubles({ values, ...sizes }: Rows): Rows {
  return { ...sizes, values: new Float64Array(values) };
}

async function sumOfKernel(a: Rows, b: Rows, products: Products): Promise<number> {
  let sum = 0;
  for (let row = 0; row < a.count; row += BLOCK) {
    const left = partOf(a, row, row + BLOCK);
    // Of a set with itself a block and the one across the diagonal are the same.
    for (let column = a === b ? row : 0; column < b.count; column += BLOCK) {
      const block = await products(left, partOf(b, column, column + BLOCK));
      let part = 0;
      for (let i = 0; i < block.length; i++) part += kernel(block[i]!, a.size);
      sum += a === b && column > row ? 2 * part : part;
    }
  }
  return sum;
}

function sumOfDiagonal({ values, count, size }: Rows): number {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    let square = 0;
    for (let k = i * size; k < (i + 1) * size; k++) square += values[k]! ** 2;
    sum += kernel(square, size);
  }
  return sum;
}

function kernel(product: number, size: number): number {
  const base = product / size + 1;
  return base * base * base;
}
