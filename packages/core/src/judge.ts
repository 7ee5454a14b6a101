import { exampleSize, type Judge, readRows, ShapeMismatchError } from "@gan/spec";
import { evaluateRows } from "./evaluate-network.ts";
import type { Game } from "./game.ts";

/** Examples that are read at once: bounds memory. */
const BLOCK = 5000;

/**
 * Lets a game's D judge any examples: its logits, without dropout. Nothing changes.
 *
 * @throws {ShapeMismatchError} From what it gives, when D has more than one logit, or examples not the size that D takes.
 */
export function judge({ discriminator }: Pick<Game, "discriminator">): Judge {
  const { network } = discriminator;
  return async (examples) => {
    if (network.outputSize !== 1) {
      throw new ShapeMismatchError({
        argument: "discriminator",
        expected: [null, 1],
        received: [null, network.outputSize],
        fix: "Examples are judged by one logit; read several with `evaluateRows`.",
      });
    }
    if (exampleSize(examples) !== network.inputSize) {
      throw new ShapeMismatchError({
        argument: "examples",
        expected: [null, network.inputSize],
        received: [examples.size, exampleSize(examples)],
        fix: "Judge what D was trained on; a D with a condition cannot judge examples alone.",
      });
    }
    const logits = new Float32Array(examples.size);
    for (let from = 0; from < examples.size; from += BLOCK) {
      const rows = readRows(examples, from, Math.min(from + BLOCK, examples.size));
      logits.set(await evaluateRows(network, rows), from);
    }
    return logits;
  };
}
