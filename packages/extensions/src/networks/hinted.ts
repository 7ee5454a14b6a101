import { assertRows } from "@gan/models";
import { disposable, type Network, type Stream } from "@gan/spec";
import { add, concat, mul, slice, sub, type Tensor2D, tensor2d, tidy } from "@tensorflow/tfjs-core";

/** Share of the mask that the authors' code gives away. */
const RATE = 0.9;

/**
 * Lets a discriminator see of a mask only a hint: most of its numbers, ½ in place of the others, drawn anew each time it is applied in
 * training. Otherwise it sees the mean of all hints.
 *
 *     D'(x, m x, m) = D(x, b m + ½ (1 - b)),  b = 1 with probability .9
 *
 * Without one D could not tell a wrong completion from one of many that are right.
 *
 * @param network - Takes `[x, hint]`. Belongs to the new network.
 * @see Yoon, Jordon and van der Schaar, "GAIN", 2018, section 3.3.
 */
export function hinted(network: Network): Network {
  const { name, inputSize, outputSize, layers, parameters, state } = network;
  const size = inputSize / 2;
  const hints = (rows: number, stream: Stream) => {
    const kept = stream.fill(new Float32Array(rows * size), (out, from) => {
      from.fillMask(out, RATE);
      for (let i = 0; i < out.length; i++) out[i] = Math.sign(out[i]!);
    });
    return tensor2d(kept, [rows, size]);
  };
  return disposable({
    ...{ name, inputSize: 3 * size, outputSize, layers, parameters, state },
    apply: (rows, options) =>
      tidy(() => {
        assertRows(rows, name, 3 * size);
        const m = rows.shape[0];
        const x = slice(rows, [0, 0], [m, size]);
        const mask = slice(rows, [0, 2 * size], [m, size]);
        const told = options.mode === "train" ? hints(m, options.stream) : RATE;
        const hint = add(mul(told, mask), mul(0.5, sub(1, told)));
        return network.apply(concat([x, hint], 1) as Tensor2D, options);
      }),
    dispose: () => network[Symbol.dispose](),
  } satisfies Omit<Network, symbol>);
}
