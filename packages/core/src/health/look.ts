import { type Dataset, exampleSize, InvalidOptionError, readRows } from "@gan/spec";
import { tensor2d, tidy } from "@tensorflow/tfjs-core";
import type { Game } from "../game.ts";
import { type ModeCount, type ModeCountOptions, modeCount } from "../mode-count.ts";
import { sample } from "../sample.ts";
import { meanDistance, meanMovement } from "./mean-distance.ts";

/** Modes of the data, where it has some that are known. */
export interface KnownModes extends ModeCountOptions {
  readonly centers: readonly (readonly number[])[];
}

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
  readonly modes?: ModeCount;
}

/** Examples that distances are measured between: 20,000 pairs. */
const COUNT = 200;

/** A way to look at a game again and again, at the same noise, so that movement shows. */
export type Looker = (game: Game) => Promise<Look>;

/**
 * @param data - What G is to learn; 200 examples, evenly spread over all, are compared with.
 * @param known - Modes to count, on 10,000 samples.
 */
export function createLooker(data: Dataset, known?: KnownModes): Looker {
  if (data.size < 2) throw new InvalidOptionError("data", `${data.size} examples`, "at least 2");
  const size = exampleSize(data);
  const count = Math.min(COUNT, data.size);
  const real = new Float32Array(count * size);
  data.read(
    Array.from({ length: count }, (_, i) => Math.floor((i * data.size) / count)),
    real,
  );
  const scale = meanDistance(real, size);
  let before: Float32Array | undefined;
  return async (game) => {
    const samples = await sample(game, known ? 10_000 : count, { stream: "health" });
    const fake = readRows(samples, 0, count);
    const look: Look = {
      iteration: game.iteration,
      diversity: meanDistance(fake, size) / scale,
      ...(before && { movement: meanMovement(before, fake, size) / scale }),
      rightShare: (await positives(game, real)) / 2 + (1 - (await positives(game, fake))) / 2,
      ...(known && { modes: modeCount(samples, known.centers, known) }),
    };
    before = fake;
    return look;
  };
}

/** Share of examples that D calls real. */
async function positives(
  { discriminator: { network }, rng }: Game,
  rows: Float32Array,
): Promise<number> {
  const logits = tidy(() =>
    network.apply(tensor2d(rows, [rows.length / network.inputSize, network.inputSize]), {
      mode: "evaluate",
      stream: rng.stream("evaluate"),
    }),
  );
  const values = await logits.data().finally(() => logits.dispose());
  return values.filter((a) => a > 0).length / values.length;
}
