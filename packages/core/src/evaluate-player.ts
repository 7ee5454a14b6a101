import { tensor2d, tidy } from "@tensorflow/tfjs-core";
import { applyPlayer } from "./apply-player.ts";
import type { Player } from "./player.ts";

/** Rows that go in at once: bounds memory. */
const ROWS = 1000;

/**
 * The same as `applyPlayer` of plain numbers, block by block.
 *
 * @param rows - `[m, inputSize]`, row after row.
 * @returns `[m, outputSize]`, row after row.
 */
export async function evaluatePlayer(player: Player, rows: Float32Array): Promise<Float32Array> {
  const { inputSize, outputSize } = player.network;
  const count = rows.length / inputSize;
  const values = new Float32Array(count * outputSize);
  for (let from = 0; from < count; from += ROWS) {
    const some = rows.slice(from * inputSize, (from + ROWS) * inputSize);
    const y = tidy(() => applyPlayer(player, tensor2d(some, [some.length / inputSize, inputSize])));
    values.set(await y.data().finally(() => y.dispose()), from * outputSize);
  }
  return values;
}
