import { clipByValue, log, sub, type Tensor, tidy } from "@tensorflow/tfjs-core";

/** Keeps float32 probabilities away from 0 and 1, where their logits are infinite. */
const MARGIN = 1e-7;

/**
 * The logit of a probability, and its gradient, finite everywhere.
 *
 *     logit(p) = log p − log(1 − p),  p clipped to [1e-7, 1 − 1e-7]
 *
 * @returns Same shape as `p`. The caller owns it.
 */
export function logit<T extends Tensor>(p: T): T {
  return tidy(() => {
    const inside = clipByValue(p, MARGIN, 1 - MARGIN);
    return sub(log(inside), log(sub(1, inside))) as T;
  });
}
