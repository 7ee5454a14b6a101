import { createHash } from "node:crypto";
import {
  decodeCheckpoint,
  encodeCheckpoint,
  type Game,
  type Objective,
  restoreGame,
} from "@gan/core";
import {
  createExperimentGame,
  createExperimentSampler,
  findExperiment,
  type PlayOptions,
  play,
  type Settings,
} from "@gan/experiments";
import {
  createDataset,
  createRng,
  type Dataset,
  type ReplayStatistics,
  type StepRecorder,
} from "@gan/spec";
import { backend } from "@tensorflow/tfjs-core";

/** Pixels and classes at random in the shape of an experiment's data: a game's arithmetic does not depend on what they show. */
async function randomExamples(name: string, size: number): Promise<Dataset> {
  const { density, load } = findExperiment(name) as ReturnType<typeof findExperiment> & {
    readonly density?: object;
  };
  if (density) return load("train", {} as never);
  const exampleShape = name.startsWith("cifar10") ? [32, 32, 3] : [28, 28, 1];
  const numbers = exampleShape.reduce((product, side) => product * side);
  const pixels = createRng(1)
    .stream("pixels")
    .fillUniform(new Float32Array(size * numbers));
  const labels = Uint8Array.from({ length: size }, (_, i) => i % 10);
  return createDataset(
    { name: `random examples for ${name}`, size, exampleShape, range: [0, 1], labels },
    (indices, out) => {
      for (let i = 0; i < indices.length; i++) {
        out.set(pixels.subarray(indices[i]! * numbers, (indices[i]! + 1) * numbers), i * numbers);
      }
    },
  );
}

/** How long to train. */
export interface TrainBitsOptions {
  readonly iterations: number;
  readonly isReplayed: boolean;
  /** Changes what D descends. */
  readonly objective?: (own: Objective) => Objective;
  /** After which iteration the game is written to a checkpoint, and a new one goes on from that. */
  readonly stopAt?: number;
}

/** What a training leaves and says. */
export interface Trained {
  readonly hash: string;
  readonly records: readonly string[];
  readonly replays: number;
  readonly refusals: Readonly<Record<string, number>>;
}

/** Trains an experiment on random examples, and gives the hash of everything a checkpoint holds. */
export async function trainBits(
  name: string,
  changes: Partial<Settings>,
  { iterations, isReplayed, objective, stopAt }: TrainBitsOptions,
): Promise<Trained> {
  const engine = backend() as unknown as StepRecorder;
  const before = engine.statistics();
  const own = Object.getOwnPropertyDescriptor(engine, "recordStep");
  if (!isReplayed) Object.assign(engine, { recordStep: undefined });
  try {
    const { game, trainTo } = await openTraining(name, changes);
    using _ = game;
    const { discriminator } = game;
    if (objective) Object.assign(discriminator, { objective: objective(discriminator.objective) });
    const records = await trainTo(stopAt ?? iterations);
    if (stopAt !== undefined) {
      const { game: other, trainTo: goOn } = await openTraining(name, changes);
      using second = other;
      restoreGame(second, decodeCheckpoint(await encodeCheckpoint(game)));
      records.push(...(await goOn(iterations)));
      return { ...sinceThen(engine, before), records, hash: await hashOf(second) };
    }
    return { ...sinceThen(engine, before), records, hash: await hashOf(game) };
  } finally {
    delete (engine as { recordStep?: unknown }).recordStep;
    if (own) Object.defineProperty(engine, "recordStep", own);
  }
}

/** A game on random examples, and what trains it on. The caller owns the game. */
export async function openTraining(
  name: string,
  changes: Partial<Settings>,
  stop: Pick<PlayOptions, "signal"> = {},
) {
  const experiment = findExperiment(name);
  const settings: Settings = { ...experiment.settings, batchSize: 10, width: 0.05, ...changes };
  const train = await randomExamples(name, 10 * settings.batchSize + 3);
  const game = createExperimentGame(experiment, settings, train);
  const sampler = createExperimentSampler(settings, train, experiment);
  const { movers } = experiment;
  const recordsTo = (iterations: number) =>
    play(game, sampler, settings, { iterations, recordEvery: 4, movers, ...stop });
  return {
    game,
    recordsTo,
    async trainTo(iterations: number): Promise<string[]> {
      const records: string[] = [];
      for await (const record of recordsTo(iterations)) records.push(JSON.stringify(record));
      return records;
    },
  };
}

/** The hash of everything that a checkpoint of a game holds. */
export async function hashOf(game: Game): Promise<string> {
  return createHash("sha256")
    .update(await encodeCheckpoint(game))
    .digest("hex");
}

function sinceThen(
  engine: StepRecorder,
  before: ReplayStatistics,
): Pick<Trained, "replays" | "refusals"> {
  const { replays, refusals } = engine.statistics();
  const since = Object.entries(refusals).map(([reason, count]) => {
    return [reason, count - (before.refusals[reason] ?? 0)] as const;
  });
  return {
    replays: replays - before.replays,
    refusals: Object.fromEntries(since.filter(([, count]) => count > 0)),
  };
}
