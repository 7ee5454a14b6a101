import { mean, type Scalar, sigmoid, type Tensor2D, tidy } from "@tensorflow/tfjs-core";
import type { AdversarialLoss } from "../losses/adversarial-loss.ts";
import type { Objective } from "../objective.ts";

/**
 * The objectives of D and G that an adversarial loss states. D's also measures the mean of D(x) and of D(G(z)), where they are
 * probabilities.
 */
export function objectivesOf(loss: AdversarialLoss): {
  readonly discriminator: Objective;
  readonly generator: Objective;
} {
  const { probability = sigmoid, usesReal = false, isScore = false } = loss;
  const meanProbability = (output: Tensor2D) => tidy(() => mean<Scalar>(probability(output)));
  return {
    discriminator: {
      name: loss.name,
      outputSize: 1,
      ...{ probability, isScore },
      loss: ({ realLogits, fakeLogits }) => loss.discriminator(realLogits, fakeLogits),
      ...(!isScore && {
        measures: ({ realLogits, fakeLogits }) => ({
          realProbability: meanProbability(realLogits),
          fakeProbability: meanProbability(fakeLogits),
        }),
      }),
    },
    generator: {
      ...{ name: loss.name, usesReal },
      loss: (round) =>
        usesReal
          ? loss.generator(round.fakeLogits, round.realLogits)
          : loss.generator(round.fakeLogits),
    },
  };
}
