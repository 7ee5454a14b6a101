import { type Dataset, exampleSize, type Judge, readRows, ShapeMismatchError } from "@gan/spec";
import {
  clipByValue,
  div,
  log,
  sub,
  type Tensor2D,
  tensor1d,
  tensor2d,
  tidy,
} from "@tensorflow/tfjs-core";
import { applyPlayer } from "./apply-player.ts";
import type { Examples } from "./examples.ts";
import type { Game } from "./game.ts";
import { rowsAtOnce } from "./rows-at-once.ts";
import { rowsOf } from "./rows-of.ts";

/** Probabilities come no nearer to 0 and 1: the logits of these are not finite. */
const EDGE = 1e-7;
/** Examples that are judged at once, where layers are small: bounds memory. */
const BLOCK = 5000;

/**
 * Lets a game's D judge any examples: its logits, without dropout, with its mean weights where it keeps them. Nothing
 * changes.
 *
 * In a game with a condition it judges each example under a condition made from it and its label. Of a D with several outputs
 * it gives the logit of the probability that D's objective says they stand for, at most ±16.
 *
 * @throws {ShapeMismatchError} From what it gives, when examples are not of the size that D takes, or D has several outputs and
 * an objective that does not say what they stand for.
 */
export function judge(game: Pick<Game, "discriminator" | "condition" | "rng">): Judge {
  const { network, objective } = game.discriminator;
  const taken = network.inputSize - (game.condition?.size ?? 0);
  return async (examples) => {
    assertJudged({
      examples,
      taken,
      isReadable: network.outputSize === 1 || !!objective.probability,
    });
    const logits = new Float32Array(examples.size);
    const rows = rowsAtOnce(network, BLOCK);
    for (let from = 0; from < examples.size; from += rows) {
      const to = Math.min(from + rows, examples.size);
      const judged = tidy(() => logitsOf(game, blockOf(examples, { from, to }, taken), from));
      logits.set(await judged.data().finally(() => judged.dispose()), from);
    }
    return logits;
  };
}

function blockOf(
  examples: Dataset,
  { from, to }: { readonly from: number; readonly to: number },
  size: number,
): Examples {
  const labels = examples.labels?.subarray(from, to);
  return {
    x: tensor2d(readRows(examples, from, to), [to - from, size]),
    ...(labels && { labels: tensor1d(Int32Array.from(labels), "int32") }),
  };
}

function logitsOf(
  { discriminator, condition, rng }: Pick<Game, "discriminator" | "condition" | "rng">,
  examples: Examples,
  from: number,
): Tensor2D {
  const given = condition?.of(examples, rng.stream("judge/condition", from));
  const output = applyPlayer(discriminator, rowsOf({ ...examples, given }));
  if (discriminator.network.outputSize === 1) return output;
  const probability = clipByValue(discriminator.objective.probability!(output), EDGE, 1 - EDGE);
  return log<Tensor2D>(div(probability, sub(1, probability)));
}

function assertJudged({
  examples,
  taken,
  isReadable,
}: {
  readonly examples: Dataset;
  readonly taken: number;
  readonly isReadable: boolean;
}): void {
  if (!isReadable) {
    throw new ShapeMismatchError({
      argument: "discriminator",
      expected: [null, 1],
      received: [null, null],
      fix: "Give its objective a `probability` that says what several outputs stand for, or read them with `evaluateRows`.",
    });
  }
  if (exampleSize(examples) === taken) return;
  throw new ShapeMismatchError({
    argument: "examples",
    expected: [null, taken],
    received: [examples.size, exampleSize(examples)],
    fix: "Judge what D was trained on.",
  });
}
