import {
  createMetric,
  estimateOf,
  InvalidOptionError,
  type Products,
  type Rows,
  TooFewExamplesError,
} from "@gan/spec";
import { type ChosenRows, logLikelihoodProducts } from "./log-likelihood-products.ts";

/** Examples that σ is chosen by at most, as in the paper. */
const CHOOSING = 1000;
/** Widths that are tried, from a 50th of the examples' own spread to twice it: each a quarter wider than the one before. */
const WIDTHS = Array.from({ length: 21 }, (_, k) => 0.02 * 100 ** (k / 20));

/** How well Gaussian windows on samples explain a reference. */
export interface WindowEstimate {
  /** Mean over half of the reference, in nats. */
  readonly logLikelihood: number;
  /** σ: what explains the other half best, or its first 1,000. */
  readonly bandwidth: number;
}

/**
 * Parzen's estimate where there is a reference and no more: every other example of it chooses the width, and the rest is scored. So
 * nothing is scored by what it was chosen by.
 *
 * @throws {TooFewExamplesError} When there are fewer than two of either.
 * @throws {InvalidOptionError} When all examples of the reference are the same: no width is the best then.
 */
export async function parzenWindow(
  samples: Rows,
  reference: Rows,
  { products = plainProducts }: { readonly products?: Products | undefined } = {},
): Promise<WindowEstimate> {
  for (const [of, { count }] of Object.entries({ samples, reference })) {
    if (count < 2) throw new TooFewExamplesError("Parzen's estimate", of, { count, least: 2 });
  }
  const spread = spreadOf(reference);
  if (spread === 0) {
    throw new InvalidOptionError("reference", "all the same", "examples that differ");
  }
  const choosing = everyOther(reference, 0, CHOOSING);
  const bandwidths = WIDTHS.map((width) => width * spread);
  const curves = await logLikelihoodProducts(choosing, samples, { bandwidths, products });
  const means = curves.map((curve) => estimateOf(curve).mean);
  const bandwidth = bandwidths[means.indexOf(Math.max(...means))]!;
  const scored = everyOther(reference, 1, reference.count);
  const [found] = await logLikelihoodProducts(scored, samples, {
    bandwidths: [bandwidth],
    products,
  });
  return { logLikelihood: estimateOf(found!).mean, bandwidth };
}

/** {@link parzenWindow} of any two sets, by their features. */
export const parzenWindowMetric = createMetric({
  name: "parzen-window",
  describe:
    "Log-likelihood of half of the reference under Gaussian windows on the samples, in nats, their width chosen by the other half.",
  needs: ["samples", "test", "features"],
  async measure({ samples, test, features, products }) {
    return { ...(await parzenWindow(await features(samples), await features(test), { products })) };
  },
});

/** Root of the mean variance of a number. */
function spreadOf({ values, count, size }: Rows): number {
  const sums = new Float64Array(size);
  for (let i = 0, at = 0; i < count; i++)
    for (let k = 0; k < size; k++, at++) sums[k]! += values[at]!;
  let squares = 0;
  for (let i = 0, at = 0; i < count; i++) {
    for (let k = 0; k < size; k++, at++) {
      const difference = values[at]! - sums[k]! / count;
      squares += difference * difference;
    }
  }
  return Math.sqrt(squares / values.length);
}

function everyOther(rows: Rows, first: number, most: number): ChosenRows {
  return { rows, first, step: 2, count: Math.min(most, Math.ceil((rows.count - first) / 2)) };
}

/** What there is without an engine. */
const plainProducts: Products = async (a, b) => {
  const products = new Float64Array(a.count * b.count);
  for (let i = 0, at = 0; i < a.count; i++) {
    for (let j = 0; j < b.count; j++, at++) {
      let sum = 0;
      for (let k = 0; k < a.size; k++) sum += a.values[i * a.size + k]! * b.values[j * a.size + k]!;
      products[at] = sum;
    }
  }
  return products;
};
