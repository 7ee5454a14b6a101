import type { Layer, LayerGradient } from "./network.ts";

/** Moves parameters in place, and remembers how far it moved them last. */
export type Update = (gradients: readonly LayerGradient[], rates: Rates) => void;

export interface Rates {
  /** η */
  readonly learningRate: number;
  /** μ */
  readonly momentum: number;
}

/** v ← μ v - η ∇L(θ), θ ← θ + v, from v = 0. */
export function classicalMomentum(layers: readonly Layer[]): Update {
  const parameters = layers.map(({ kernel, bias }) => ({ kernel: kernel.values, bias }));
  const velocities = parameters.map(({ kernel, bias }) => ({
    kernel: new Float64Array(kernel.length),
    bias: new Float64Array(bias.length),
  }));
  return (gradients, rates) => {
    gradients.forEach((gradient, i) => {
      move(parameters[i]!.kernel, velocities[i]!.kernel, gradient.kernel, rates);
      move(parameters[i]!.bias, velocities[i]!.bias, gradient.bias, rates);
    });
  };
}

function move(
  parameter: Float64Array,
  velocity: Float64Array,
  gradient: Float64Array,
  { learningRate, momentum }: Rates,
): void {
  for (let i = 0; i < parameter.length; i++) {
    velocity[i] = momentum * velocity[i]! - learningRate * gradient[i]!;
    parameter[i]! += velocity[i]!;
  }
}
