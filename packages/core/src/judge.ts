import { type Judge, readRows } from "@gan/spec";
import { evaluateRows } from "./evaluate-network.ts";
import type { Game } from "./game.ts";

/** Examples that are read at once: bounds memory. */
const BLOCK = 5000;

/** Lets a game's D judge any examples: its logits, without dropout. Nothing changes. */
export function judge({ discriminator }: Pick<Game, "discriminator">): Judge {
  return async (examples) => {
    const logits = new Float32Array(examples.size);
    for (let from = 0; from < examples.size; from += BLOCK) {
      const rows = readRows(examples, from, Math.min(from + BLOCK, examples.size));
      logits.set(await evaluateRows(discriminator.network, rows), from);
    }
    return logits;
  };
}
