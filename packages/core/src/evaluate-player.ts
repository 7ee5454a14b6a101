import { applyPlayer } from "./apply-player.ts";
import { evaluateRows } from "./evaluate-network.ts";
import type { Player } from "./player.ts";

/**
 * The same as `applyPlayer` of plain numbers, block by block.
 *
 * @param rows - `[m, inputSize]`, row after row.
 * @returns `[m, outputSize]`, row after row.
 */
export function evaluatePlayer(player: Player, rows: Float32Array): Promise<Float32Array> {
  return evaluateRows(player.network, rows, (x) => applyPlayer(player, x));
}
