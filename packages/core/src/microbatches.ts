import { addN, mul, type NamedTensorMap, slice, type Tensor } from "@tensorflow/tfjs-core";
import type { RoundSource } from "./create-round.ts";
import type { Game } from "./game.ts";
import type { StepSource } from "./step-source.ts";

/** A part of a minibatch, and what a round of it draws from. */
export interface Microbatch extends Omit<RoundSource, "movers"> {
  /** Its part of the whole; all together are 1. */
  readonly share: number;
}

/**
 * The parts that a step takes its minibatch in, as many as the game has microbatches, or rows if those are fewer.
 *
 * Rows of noise are those of the whole, so nets without dropout see the numbers that they see in one part. All else that is random,
 * such as masks, is drawn by names that are each part's own.
 * Call it inside `tidy`, which owns the whole.
 *
 * @param samples - Of the whole, where they are not as many as the real examples.
 */
export function microbatchesOf(
  source: StepSource,
  { microbatches }: Pick<Game, "microbatches">,
  samples: number | undefined,
): readonly Microbatch[] {
  if (microbatches === 1) return [{ ...source, ...sized(samples), share: 1 }];
  const { x, labels: upload } = source.real();
  // Uploaded once, for a replay knows an array by its one upload, and here, for the first part's tape would tidy it up.
  const labels = upload?.();
  const rows = x.shape[0];
  const of = Math.min(microbatches, rows, samples ?? rows);
  return Array.from({ length: of }, (_, i): Microbatch => {
    const [from, count] = part(rows, i, of);
    const [skippedNoise, sampled] = part(samples ?? rows, i, of);
    return {
      ...{ ...source, ...sized(samples && sampled), skippedNoise },
      at: (name) => source.at(i === 0 || name === "noise" ? name : `${name}/${i + 1}`),
      real: () => ({
        x: slice(x, [from, 0], [count, x.shape[1]]),
        ...(labels && { labels: () => slice(labels, [from], [count]) }),
      }),
      share: sampled / (samples ?? rows),
    };
  });
}

/** Means of tensors of equal names, one of each part. */
export function meanOf<T extends NamedTensorMap>(
  parts: readonly T[],
  shares: readonly number[],
): T {
  const [first] = parts as readonly [T];
  if (parts.length === 1) return first;
  const mean = (name: string): Tensor =>
    addN(parts.map((tensors, i) => mul(tensors[name]!, shares[i]!)));
  return Object.fromEntries(Object.keys(first).map((name) => [name, mean(name)])) as T;
}

const sized = (batchSize: number | undefined) => (batchSize === undefined ? {} : { batchSize });

/** The first row of a part, and how many it has. */
function part(rows: number, i: number, of: number): readonly [from: number, count: number] {
  const [from, to] = [Math.round((i * rows) / of), Math.round(((i + 1) * rows) / of)];
  return [from, to - from];
}
