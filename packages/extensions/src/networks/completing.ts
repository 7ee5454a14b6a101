import { disposable, type Network } from "@gan/spec";
import { add, mul, slice, sub, tidy } from "@tensorflow/tfjs-core";

/**
 * Makes a generator that is told what is visible keep it: what it gives there is replaced by what was shown.
 *
 *     G'(z, m x, m) = m x + (1 - m) G(z, m x, m)
 *
 * @param network - Takes `[z, m x, m]`. Belongs to the new network.
 */
export function completing(network: Network): Network {
  const { name, inputSize, outputSize, layers, parameters, state } = network;
  const noiseSize = inputSize - 2 * outputSize;
  return disposable({
    ...{ name, inputSize, outputSize, layers, parameters, state },
    apply: (rows, options) =>
      tidy(() => {
        const m = rows.shape[0];
        const shown = slice(rows, [0, noiseSize], [m, outputSize]);
        const mask = slice(rows, [0, noiseSize + outputSize], [m, outputSize]);
        return add(shown, mul(sub(1, mask), network.apply(rows, options)));
      }),
    dispose: () => network[Symbol.dispose](),
  } satisfies Omit<Network, symbol>);
}
