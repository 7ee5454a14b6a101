import { createRng, type Network } from "@gan/spec";
import { type Tensor2D, tensor2d, tidy } from "@tensorflow/tfjs-core";
import { rowsAtOnce } from "./rows-at-once.ts";

/** Numbers that go in at once, where rows are short: bounds memory. */
const NUMBERS = 1 << 16;
/** Rows that go in at once, however long they are, where layers are small. */
const ROWS = 500;

/**
 * Applies a network as it is used after training: without dropout or noise.
 *
 * @param x - `[m, inputSize]`.
 * @returns `[m, outputSize]`. The caller owns it.
 */
export function evaluateNetwork(network: Network, x: Tensor2D): Tensor2D {
  return network.apply(x, { mode: "evaluate", stream: createRng(0).stream("evaluate") });
}

/**
 * The same of plain numbers, block by block.
 *
 * @param rows - `[m, inputSize]`, row after row.
 * @param apply - How a block is applied. @default evaluateNetwork
 * @returns `[m, outputSize]`, row after row.
 */
export async function evaluateRows(
  network: Network,
  rows: Float32Array,
  apply = (x: Tensor2D): Tensor2D => evaluateNetwork(network, x),
): Promise<Float32Array> {
  const { inputSize, outputSize } = network;
  const count = rows.length / inputSize;
  const block = rowsAtOnce(network, Math.max(ROWS, Math.floor(NUMBERS / inputSize)));
  const values = new Float32Array(count * outputSize);
  for (let from = 0; from < count; from += block) {
    const some = rows.slice(from * inputSize, (from + block) * inputSize);
    const y = tidy(() => apply(tensor2d(some, [some.length / inputSize, inputSize])));
    values.set(await y.data().finally(() => y.dispose()), from * outputSize);
  }
  return values;
}
