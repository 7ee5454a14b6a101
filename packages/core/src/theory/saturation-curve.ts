import { assertPositiveInteger } from "@gan/spec";

/** How hard each generator loss pulls, where D gives a sample this probability of being real. */
export interface SaturationPoint {
  /** D(G(z)). */
  readonly probability: number;
  /** |∂ log(1 − D) / ∂a| = D, with a the logit of D. */
  readonly minimax: number;
  /** |∂ log D / ∂a| = 1 − D. */
  readonly nonSaturating: number;
}

/**
 * The slopes of both generator losses against D(G(z)), from 10⁻⁴ to 1 − 10⁻⁴, evenly in the logit.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 3, last paragraph.
 */
export function saturationCurve(count = 101): SaturationPoint[] {
  assertPositiveInteger("count", count);
  const edge = Math.log((1 - 1e-4) / 1e-4);
  return Array.from({ length: count }, (_, i) => {
    const logit = edge * ((2 * i) / Math.max(1, count - 1) - 1);
    const probability = 1 / (1 + Math.exp(-logit));
    return { probability, minimax: probability, nonSaturating: 1 / (1 + Math.exp(logit)) };
  });
}
