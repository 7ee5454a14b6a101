import { disposable, type Network } from "@gan/spec";
import { add, mul, slice, sub, tidy } from "@tensorflow/tfjs-core";

/** When the visible part is kept. */
export interface CompletingOptions {
  /** Whether also in training; without it an objective sees what the network itself gives of the visible part. @default true */
  readonly inTraining?: boolean;
}

/**
 * Makes a generator that is told what is visible keep it: what it gives there is replaced by what was shown.
 *
 *     G'(z, m x, m) = m x + (1 - m) G(z, m x, m)
 *
 * @param network - Takes `[z, m x, m]`. Belongs to the new network.
 */
export function completing(
  network: Network,
  { inTraining = true }: CompletingOptions = {},
): Network {
  const { name, inputSize, outputSize, layers, parameters, state } = network;
  const noiseSize = inputSize - 2 * outputSize;
  return disposable({
    ...{ name, inputSize, outputSize, layers, parameters, state },
    apply: (rows, options) =>
      tidy(() => {
        const made = network.apply(rows, options);
        if (options.mode === "train" && !inTraining) return made;
        const m = rows.shape[0];
        const shown = slice(rows, [0, noiseSize], [m, outputSize]);
        const mask = slice(rows, [0, noiseSize + outputSize], [m, outputSize]);
        return add(shown, mul(sub(1, mask), made));
      }),
    dispose: () => network[Symbol.dispose](),
  } satisfies Omit<Network, symbol>);
}
