import { assertPositiveInteger, createMetric, type Rows } from "@gan/spec";
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
  // Of samples, then of the reference.
  const radii = [
    await neighborRadii(samples, k, products),
    await neighborRadii(reference, k, products),
  ] as const;
  const isWithin = [new Uint8Array(samples.count), new Uint8Array(reference.count)] as const;
  for await (const block of squaredDistances(samples, reference, products)) {
    const { from, rows, columns, squares } = block;
    for (let i = 0, at = 0; i < rows; i++) {
      for (let j = 0; j < columns; j++, at++) {
        const square = squares[at]!;
        const sample = from[0] + i;
        const example = from[1] + j;
        if (reaches(radii[1][example]!, square, hasEdge)) isWithin[0][sample] = 1;
        if (reaches(radii[0][sample]!, square, hasEdge)) isWithin[1][example] = 1;
      }
    }
  }
  return { precision: shareOf(isWithin[0]), recall: shareOf(isWithin[1]) };
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

function reaches(radius: number, square: number, hasEdge: boolean): boolean {
  return square < radius || (hasEdge && square === radius);
}

function shareOf(flags: Uint8Array): number {
  return flags.reduce((sum, flag) => sum + flag, 0) / flags.length;
}
