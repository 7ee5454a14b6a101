import type { LayerSummary } from "@gan/spec";

/**
 * Megabytes that training takes, about: weights, velocities and gradients, and each layer's outputs for real and generated
 * rows, twice over.
 */
export function megabytesOf(layers: readonly LayerSummary[], batchSize: number): number {
  const numbers = layers.reduce(
    (sum, { parameterCount, outputShape }) =>
      sum + 3 * parameterCount + 4 * batchSize * outputShape.reduce((a, b) => a * b, 1),
    0,
  );
  return Math.ceil((4 * numbers) / 1e6);
}
