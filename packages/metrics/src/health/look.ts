import {
  type Dataset,
  datasetFromFloats,
  exampleSize,
  firstExamples,
  type GameView,
  type KnownModes,
  readRows,
} from "@gan/spec";
import { diversity, spreadOf } from "../diversity.ts";
import { meanMovement } from "../mean-distance.ts";
import { type ModeCount, modeCount } from "../mode-count.ts";

/** What samples show of a game: plain numbers. */
export interface Look {
  /** Completed iterations when it was taken. */
  readonly iteration: number;
  /** Mean distance between two samples over that between two examples of the data: near 1 when G is as diverse. */
  readonly diversity: number;
  /** How far the samples of the same noise moved since the look before, over the mean distance between examples. */
  readonly movement?: number;
  /** Share of real examples with D(x) > ½ and of samples with D(G(z)) ≤ ½, without dropout: ½ when D cannot tell. */
  readonly rightShare: number;
  /** How many of the known modes the samples cover. */
  readonly modes?: Pick<ModeCount, "found" | "nearShare" | "total">;
}

/** A way to look at a game again and again, at the same noise, so that movement shows. */
export type Looker = (game: GameView) => Promise<Look>;

/**
 * @param data - What G is to learn; 200 examples, evenly spread over all, are compared with.
 * @param known - Modes to count, on 10,000 samples.
 */
export function createLooker(data: Dataset, known?: KnownModes): Looker {
  const spread = spreadOf(data);
  const { count, rows: values, distance, labels } = spread;
  const { exampleShape } = data;
  const real = datasetFromFloats({
    ...{ name: `some of ${data.name}`, exampleShape, values },
    ...(labels && { labels }),
  });
  let before: Float32Array | undefined;
  return async (game) => {
    const samples = await game.sample(known ? 10_000 : count, "health");
    const fake = firstExamples(samples, count);
    const rows = readRows(fake);
    const look: Look = {
      iteration: game.iteration,
      diversity: diversity(fake, spread),
      ...(before && { movement: meanMovement(before, rows, exampleSize(fake)) / distance }),
      rightShare:
        positives(await game.judge(real)) / 2 + (1 - positives(await game.judge(fake))) / 2,
      ...(known && { modes: modeCount(samples, known) }),
    };
    before = rows;
    return look;
  };
}

/** Share of logits that say "real". */
function positives(logits: Float32Array): number {
  return logits.filter((a) => a > 0).length / logits.length;
}
