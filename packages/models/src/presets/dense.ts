import type { Rng } from "@gan/spec";
import { layers } from "@tensorflow/tfjs-layers";
import { constant, given, sparse, uniform } from "../initializers.ts";

export interface DenseOptions {
  /** The kernel starts from the stream `<name>/kernel`. */
  readonly name: string;
  readonly units: number;
  readonly activation: "linear" | "relu" | "sigmoid" | "tanh";
  /** Weights start as U(−range, range), or sparse with N(0, 1) at so many connections per unit. */
  readonly start: { readonly range: number } | { readonly connections: number };
  /** First value of all biases, or of each. @default 0 */
  readonly bias?: number | ArrayLike<number> | undefined;
}

/** A fully connected layer of one of the paper's networks. */
export function dense(
  rng: Rng,
  { name, units, activation, start, bias = 0 }: DenseOptions,
): layers.Layer {
  const stream = rng.stream(`${name}/kernel`);
  return layers.dense({
    name,
    units,
    activation,
    kernelInitializer:
      "range" in start ? uniform(start.range, stream) : sparse(start.connections, stream),
    biasInitializer: typeof bias === "number" ? constant(bias) : given(bias, `${name}/bias`),
  });
}
