import { type Rate, valueAt } from "@gan/spec";
import { add, type Tensor2D, tensor2d, tidy } from "@tensorflow/tfjs-core";
import type { Objective } from "../objective.ts";
import { decidedAt } from "../replay/watched-update.ts";
import { seenThrough } from "./seen-through.ts";

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
  return seenThrough(objective, "noisy", (round) => {
    const sigma = decidedAt(round.update, (update) => valueAt(deviation, update));
    if (sigma <= 0) return undefined;
    return (x, kind) => {
      const stream = round.stream(`instance noise/${kind}`);
      const noise = stream.fillNormal(new Float32Array(x.size), 0, sigma);
      return tidy(() => add<Tensor2D>(x, tensor2d(noise, x.shape)));
    };
  });
}
