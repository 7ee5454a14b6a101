import { createMetric, InvalidOptionError, type Products, type Rows } from "@gan/spec";
import { momentsOf } from "../linear-algebra/moments-of.ts";
import { plainProducts } from "../linear-algebra/plain-products.ts";
import { sumOfSingularValues } from "../linear-algebra/sum-of-singular-values.ts";
import { assertFeatures } from "./assert-features.ts";

/** Rank of covariances at most: beyond it minutes become hours. */
const MOST = 4096;

/** How what is measured on features is computed. */
export interface FeatureOptions {
  /** Matrix products, where nearly all of the time goes. @default loops in float64 */
  readonly products?: Products | undefined;
}

/**
 * The Fréchet distance between the Gaussians with the means and covariances of two sets of features: 0 where these agree. On
 * features of the Inception network it is known as FID.
 *
 *     |μ₁ − μ₂|² + tr Σ₁ + tr Σ₂ − 2 tr √(Σ₁Σ₂),   Σ by n − 1
 *
 * With Σᵢ = FᵢᵀFᵢ the last trace is the sum of the singular values of F₁F₂ᵀ. Of fewer examples than features, F is made of the
 * examples, so no root is taken of a matrix that rounding has left without one.
 *
 * Its expectation falls as examples are added: compare numbers of equally many examples.
 *
 * @throws {TooFewExamplesError} When there are fewer than two of either.
 * @throws {InvalidOptionError} When examples and features are both more than 4,096.
 * @see Heusel et al., "GANs trained by a two time-scale update rule converge to a local Nash equilibrium", 2017; Dowson and
 *   Landau, "The Fréchet distance between multivariate normal distributions", 1982.
 */
export async function frechetDistance(
  samples: Rows,
  reference: Rows,
  { products = plainProducts }: FeatureOptions = {},
): Promise<number> {
  assertFeatures("The Fréchet distance", samples, reference, 2);
  assertRank(samples, reference);
  const one = await momentsOf(samples, products);
  const other = await momentsOf(reference, products);
  const [tall, wide] = [one.factor, other.factor].sort((a, b) => b.count - a.count);
  const cross = await products(tall!, wide!);
  const matrix = { values: cross, count: tall!.count, size: wide!.count };
  const common = await sumOfSingularValues(matrix, products);
  const ofMeans = one.mean.reduce((sum, mean, i) => sum + (mean - other.mean[i]!) ** 2, 0);
  // Of equal sets rounding would leave something below 0.
  return Math.max(0, ofMeans + one.variance + other.variance - 2 * common);
}

/** {@link frechetDistance} of samples to the test examples. */
export const frechetDistanceMetric = createMetric({
  name: "frechet-distance",
  describe: "How far mean and covariance of the samples' features are from the reference's.",
  needs: ["samples", "test", "features"],
  measure: async ({ samples, test, features, products }) => ({
    distance: await frechetDistance(await features(samples), await features(test), { products }),
  }),
  async remark(_, { samples, test, features }) {
    const { size } = await features(test);
    const [m, n] = [samples.size, test.size];
    if (Math.min(m, n) <= size) {
      return `The Fréchet distance of ${m} and ${n} examples with ${size} features each is more chance than distance: compare it with others of the same numbers alone. The kernel distance does not depend on them.`;
    }
    if (m === n) return undefined;
    return `The Fréchet distance falls with the number of examples: compare ${m} against ${n} with the same numbers.`;
  },
});

function assertRank(samples: Rows, reference: Rows): void {
  const rank = Math.min(samples.size, Math.max(samples.count, reference.count));
  if (rank <= MOST) return;
  throw new InvalidOptionError(
    "features",
    `${samples.size} numbers an example`,
    `at most ${MOST}, or no more examples than that`,
    "Take the features by a network, or make the pictures smaller.",
  );
}
