import { tensor2d, tidy } from "@tensorflow/tfjs-core";
import { evaluateNetwork } from "./evaluate-network.ts";
import { type Player, withEvaluationValues } from "./player.ts";

/** Rows that go in at once: bounds memory. */
const ROWS = 1000;

/**
 * Applies a player as it is used after training: without dropout or noise, with its mean weights where it keeps them.
 *
 * @param rows - `[m, inputSize]`, row after row.
 * @returns `[m, outputSize]`, row after row.
 */
export async function evaluatePlayer(player: Player, rows: Float32Array): Promise<Float32Array> {
  const { network } = player;
  const { inputSize, outputSize } = network;
  const count = rows.length / inputSize;
  const values = new Float32Array(count * outputSize);
  for (let from = 0; from < count; from += ROWS) {
    const some = rows.slice(from * inputSize, (from + ROWS) * inputSize);
    const x = tensor2d(some, [some.length / inputSize, inputSize]);
    const y = tidy(() => withEvaluationValues(player, () => evaluateNetwork(network, x)));
    x.dispose();
    values.set(await y.data().finally(() => y.dispose()), from * outputSize);
  }
  return values;
}
