import { type Estimate, estimateOf, type Network } from "@gan/spec";
import { evaluateRows } from "../evaluate-network.ts";
import type { Grid } from "./grid.ts";

/** V(D, G) as a trained D and samples have it. */
export interface ValueEstimate {
  /** V(D, G), in nats; −log 4 when D says ½ everywhere. */
  readonly value: Estimate;
  /** (V + log 4) / 2: what D proves of the Jensen–Shannon divergence, which is at least this, but for sampling noise. */
  readonly divergence: number;
}

/**
 * Estimates the value function from samples, without dropout.
 *
 *     V(D, G) ≈ mean[log D(x)] + mean[log(1 - D(G(z)))]
 *
 * @param real - Examples, `[m, inputSize of D]` row after row.
 * @param fake - Samples of G, as many.
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, equation 1.
 */
export async function estimateValue(
  discriminator: Network,
  real: Float32Array,
  fake: Float32Array,
): Promise<ValueEstimate> {
  const realLogits = await logitsOf(discriminator, real);
  const fakeLogits = await logitsOf(discriminator, fake);
  const terms = realLogits.map((a, i) => -softplus(-a) - softplus(fakeLogits[i]!));
  const value = estimateOf(terms);
  return { value, divergence: (value.mean + Math.log(4)) / 2 };
}

/** D at each point of a grid, as a probability. */
export async function discriminatorOn(grid: Grid, discriminator: Network): Promise<Float64Array> {
  const logits = await logitsOf(discriminator, Float32Array.from(grid.points));
  return logits.map((a) => 1 / (1 + Math.exp(-a)));
}

async function logitsOf(discriminator: Network, rows: Float32Array): Promise<Float64Array> {
  return Float64Array.from(await evaluateRows(discriminator, rows));
}

/** log(1 + eᵃ) without overflow. */
function softplus(a: number): number {
  return Math.max(a, 0) + Math.log1p(Math.exp(-Math.abs(a)));
}
