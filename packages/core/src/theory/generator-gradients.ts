import { assertPositiveInteger } from "@gan/spec";
import { addN, mean, type Scalar, sigmoid, sqrt, square, sum, tidy } from "@tensorflow/tfjs-core";
import { evaluateNetwork } from "../evaluate-network.ts";
import type { Game } from "../game.ts";
import type { AdversarialLoss } from "../losses/adversarial-loss.ts";
import { minimax } from "../losses/minimax.ts";
import { nonSaturating } from "../losses/non-saturating.ts";
import { sampleNoise } from "../noise-prior.ts";
import { slopeOf } from "../slope.ts";

/** The gradient that G would get from each loss, as the game stands. */
export interface GeneratorGradients {
  /** Mean of D(G(z)). */
  readonly probability: number;
  /** Norm of the gradient of log(1 − D(G(z))) with respect to all parameters of G. */
  readonly minimax: number;
  /** Norm of the gradient of −log D(G(z)). */
  readonly nonSaturating: number;
}

/**
 * Measures both generator gradients on fresh samples, without dropout; nothing changes.
 *
 * Called at records of a run it shows what section 3 says: early, while D rejects samples with confidence, only the
 * second loss gives G anything to learn from.
 *
 * @param count - Number of samples. @default 200
 */
export async function generatorGradients(game: Game, count = 200): Promise<GeneratorGradients> {
  assertPositiveInteger("count", count);
  const { generator, discriminator, prior, rng } = game;
  const measured = tidy(() => {
    const z = sampleNoise(prior, count, rng.stream("saturation", game.iteration));
    const norm = (loss: AdversarialLoss) => {
      const logitsOf = () =>
        evaluateNetwork(discriminator.network, evaluateNetwork(generator.network, z));
      const slope = slopeOf(generator.network, () => {
        const logits = logitsOf();
        return [loss.generator(logits), mean<Scalar>(sigmoid(logits))];
      });
      const squares = Object.values(slope.gradients).map((g) => sum<Scalar>(square(g)));
      return [sqrt(addN(squares)), slope.seen[0] as Scalar] as const;
    };
    const [own, probability] = norm(minimax);
    return [probability, own, norm(nonSaturating)[0]] as const;
  });
  const read = measured.map(async (scalar) => (await scalar.data())[0]!);
  const [probability, saturating, other] = await Promise.all(read).finally(() => {
    for (const scalar of measured) scalar.dispose();
  });
  return { probability: probability!, minimax: saturating!, nonSaturating: other! };
}
