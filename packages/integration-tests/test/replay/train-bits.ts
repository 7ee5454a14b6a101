import { createHash } from "node:crypto";
import type { OnnxBackend } from "@gan/backend-onnx";
import { encodeCheckpoint } from "@gan/core";
import {
  createExperimentGame,
  createExperimentSampler,
  findExperiment,
  play,
  type Settings,
} from "@gan/experiments";
import { createDataset, createRng, type Dataset } from "@gan/spec";
import { backend } from "@tensorflow/tfjs-core";

/** Pixels and classes at random in the shape of an experiment's data: a game's arithmetic does not depend on what they show. */
export async function randomExamples(name: string, size: number): Promise<Dataset> {
  const { density, load } = findExperiment(name) as ReturnType<typeof findExperiment> & {
    readonly density?: object;
  };
  if (density) return load("train", {} as never);
  const exampleShape = name.startsWith("cifar10") ? [32, 32, 3] : [28, 28, 1];
  const numbers = exampleShape.reduce((product, side) => product * side);
  const pixels = createRng(1).stream("pixels").fillUniform(new Float32Array(size * numbers));
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
  { iterations, isReplayed }: { readonly iterations: number; readonly isReplayed: boolean },
): Promise<Trained> {
  const experiment = findExperiment(name);
  const settings: Settings = { ...experiment.settings, batchSize: 10, width: 0.05, ...changes };
  const train = await randomExamples(name, 10 * settings.batchSize + 3);
  using game = createExperimentGame(experiment, settings, train);
  const sampler = createExperimentSampler(settings, train, experiment);
  const onnx = backend() as OnnxBackend;
  const before = onnx.statistics();
  if (!isReplayed) Object.assign(onnx, { recordStep: undefined });
  try {
    const records: string[] = [];
    const { movers } = experiment;
    for await (const record of play(game, sampler, settings, { iterations, recordEvery: 4, movers })) {
      records.push(JSON.stringify(record));
    }
    const { replays, refusals } = onnx.statistics();
    const since = Object.entries(refusals).map(([reason, count]) => {
      return [reason, count - (before.refusals[reason] ?? 0)] as const;
    });
    const bytes = await encodeCheckpoint(game, {});
    return {
      hash: createHash("sha256").update(bytes).digest("hex"),
      records,
      replays: replays - before.replays,
      refusals: Object.fromEntries(since.filter(([, count]) => count > 0)),
    };
  } finally {
    delete (onnx as { recordStep?: unknown }).recordStep;
  }
}
