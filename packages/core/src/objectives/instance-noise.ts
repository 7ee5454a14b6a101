import { type Rate, valueAt } from "@gan/spec";
import { add, type Tensor2D, tensor2d, tidy } from "@tensorflow/tfjs-core";
import type { Examples } from "../examples.ts";
import type { Objective } from "../objective.ts";
import type { Round } from "../round.ts";

/**
 * An objective of D or of G under which D sees every example and every sample through noise.
 *
 *     x ← x + ε,  G(z) ← G(z) + ε,  ε from N(0, σ² I)
 *
 * Densities that have noise overlap, so D cannot be sure everywhere and G has a slope. Give it to both players. Where nobody moves,
 * nothing is added.
 *
 * @param options - `deviation` is σ, in units of the examples: a number, or a function of the update that lets it fall.
 * @see Sønderby et al., "Amortised MAP Inference for Image Super-resolution", 2017; Arjovsky and Bottou, "Towards
 * Principled Methods for Training Generative Adversarial Networks", 2017, section 3.
 */
export function withInstanceNoise(
  objective: Objective,
  { deviation }: { readonly deviation: Rate },
): Objective {
  const seen = (round: Round) => {
    const sigma = round.update === undefined ? 0 : valueAt(deviation, round.update);
    return sigma > 0 ? noisy(round, sigma) : round;
  };
  return {
    ...objective,
    loss: (round) => objective.loss(seen(round)),
    ...(objective.measures && { measures: (round) => objective.measures!(seen(round)) }),
  };
}

/** The same round with noise on what D sees. Both players of a round see the same. */
function noisy(round: Round, sigma: number): Round {
  const blur = (name: string, examples: Examples): Examples => {
    const x = round.remember(`noisy ${name}`, () => {
      const { shape, size } = examples.x;
      const noise = round
        .stream(`instance noise/${name}`)
        .fillNormal(new Float32Array(size), 0, sigma);
      return tidy(() => add<Tensor2D>(examples.x, tensor2d(noise, shape)));
    });
    return Object.create(examples, { x: { value: x, enumerable: true } }) as Examples;
  };
  const judge = (name: string, examples: Examples) =>
    round.remember(`logits of noisy ${name}`, () =>
      round.apply("discriminator", examples, `noisy ${name}`),
    );
  const real = () => blur("real", round.real);
  const fake = () => blur("fake", round.fake);
  return Object.create(round, {
    real: { get: real },
    fake: { get: fake },
    realLogits: { get: () => judge("real", real()) },
    fakeLogits: { get: () => judge("fake", fake()) },
  }) as Round;
}
