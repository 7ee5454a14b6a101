import { assertPositiveInteger, createMetric, type Products, type Rows } from "@gan/spec";
import { plainProducts } from "../linear-algebra/plain-products.ts";
import { squaredDistances } from "../linear-algebra/squared-distances.ts";
import { assertFeatures } from "./assert-features.ts";
import type { FeatureOptions } from "./frechet-distance.ts";
import { neighborRadii } from "./neighbor-radii.ts";

/** What a neighborhood is. */
export interface PrecisionRecallOptions extends FeatureOptions {
  /** Which neighbor's distance is the radius of an example's ball. @default 3 */
  readonly k?: number;
  /** Whether the ball has its edge: `torch-fidelity` says yes, `prdc` no. @default true */
  readonly hasEdge?: boolean;
}

/** How much of samples is like the reference, and how much of the reference is like samples. Shares. */
export interface PrecisionRecall {
  /** Of the samples, those in the ball of some example of the reference. */
  readonly precision: number;
  /** Of the reference, those in the ball of some sample. */
  readonly recall: number;
}

/**
 * Precision and recall of samples by neighborhoods: each example stands for a ball with its k-th nearest neighbor of its own kind
 * on the edge.
 *
 * @throws {TooFewExamplesError} When there are not k + 1 of each.
 * @see Kynkäänniemi et al., "Improved precision and recall metric for assessing generative models", 2019.
 */
export async function precisionRecall(
  samples: Rows,
  reference: Rows,
  { k = 3, hasEdge = true, products = plainProducts }: PrecisionRecallOptions = {},
): Promise<PrecisionRecall> {
  assertPositiveInteger("k", k);
  assertFeatures(`Precision and recall by ${k} neighbors`, samples, reference, k + 1);
  const options = { k, hasEdge, products };
  return {
    precision: await shareWithin(samples, reference, options),
    recall: await shareWithin(reference, samples, options),
  };
}

/** {@link precisionRecall} of samples by the test examples. */
export const precisionRecallMetric = createMetric({
  name: "precision-recall",
  describe:
    "Share of the samples that lie among the reference, and share of the reference that lies among the samples.",
  needs: ["samples", "test", "features"],
  async measure({ samples, test, features, products }) {
    const rows = [await features(samples), await features(test)] as const;
    return { ...(await precisionRecall(...rows, { products })) };
  },
});

/** Share of some rows that lie in the ball of one of others. */
async function shareWithin(
  some: Rows,
  others: Rows,
  { k, hasEdge, products }: { k: number; hasEdge: boolean; products: Products },
): Promise<number> {
  const radii = await neighborRadii(others, k, products);
  const isWithin = new Uint8Array(some.count);
  for await (const { from, rows, columns, squares } of squaredDistances(some, others, products)) {
    for (let i = 0, at = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++, at++) {
        const [square, radius] = [squares[at]!, radii[from[1] + j]!];
        if (square < radius || (hasEdge && square === radius)) isWithin[from[0] + i] = 1;
      }
    }
  }
  return isWithin.reduce((sum, is) => sum + is, 0) / some.count;
}
