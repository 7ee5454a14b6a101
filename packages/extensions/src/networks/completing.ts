import { assertRows } from "@gan/models";
import { disposable, type Network } from "@gan/spec";
import {
  add,
  concat,
  div,
  maximum,
  mul,
  slice,
  sqrt,
  sub,
  sum,
  type Tensor2D,
  tensor1d,
  tidy,
} from "@tensorflow/tfjs-core";

/** When the visible part is kept. */
export interface CompletingOptions {
  /** Whether also in training; without it an objective sees what the network itself gives of the visible part. @default true */
  readonly inTraining?: boolean;
  /**
   * The mean example. With it G is told by how much what is visible departs from the mean, and more loudly the less is visible, so
   * that it hears as much of a few pixels as of many.
   *
   * @default none: G is told what is visible as it is
   */
  readonly mean?: ArrayLike<number>;
}

/** How loudly G is told where something is visible, beside what it is. */
const OF_MASK = 0.3;

/**
 * Makes a generator that is told what is visible keep it: what it gives there is replaced by what was shown.
 *
 *     G'(z, m x, m) = m x + (1 - m) G(z, m x, m),  or with a mean μ
 *     G'(z, m x, m) = m x + (1 - m) G(z, k (m x - m μ), .3 k m),  k² = elements / visible elements
 *
 * @param network - Takes `[z, m x, m]`. Belongs to the new network.
 */
export function completing(
  network: Network,
  { inTraining = true, mean }: CompletingOptions = {},
): Network {
  const { name, inputSize, outputSize, layers, parameters, state } = network;
  const noiseSize = inputSize - 2 * outputSize;
  return disposable({
    ...{ name, inputSize, outputSize, layers, parameters, state },
    apply: (rows, options) =>
      tidy(() => {
        assertRows(rows, name, inputSize);
        const m = rows.shape[0];
        const shown = slice(rows, [0, noiseSize], [m, outputSize]);
        const mask = slice(rows, [0, noiseSize + outputSize], [m, outputSize]);
        const told = mean ? departing(rows, { noiseSize, shown, mask, mean }) : rows;
        const made = network.apply(told, options);
        if (options.mode === "train" && !inTraining) return made;
        return add(shown, mul(sub(1, mask), made));
      }),
    dispose: () => network[Symbol.dispose](),
  } satisfies Omit<Network, symbol>);
}

/** What G is told in the place of `[z, m x, m]`. */
function departing(
  rows: Tensor2D,
  { noiseSize, shown, mask, mean }: Told & { readonly noiseSize: number },
): Tensor2D {
  const [m, size] = mask.shape;
  const loudness = sqrt(div(size, maximum(sum(mask, 1, true), 1)));
  const departure = sub(shown, mul(mask, tensor1d(Float32Array.from(mean))));
  return concat<Tensor2D>(
    [
      slice(rows, [0, 0], [m, noiseSize]),
      mul(departure, loudness),
      mul(mask, mul(OF_MASK, loudness)),
    ],
    1,
  );
}

interface Told {
  /** `[m, size]`, m x. */
  readonly shown: Tensor2D;
  /** `[m, size]`. */
  readonly mask: Tensor2D;
  readonly mean: ArrayLike<number>;
}
