import { useBackend } from "@gan/backends";
import { wasm } from "@gan/backends/wasm";
import { type Game, viewOf } from "@gan/core";
import {
  createExperimentGame,
  createExperimentSampler,
  type Experiment,
  iterationsOf,
  play,
  ring,
  type Settings,
} from "@gan/experiments";
import { createHealthMonitor } from "@gan/metrics";
import type { TrainingRecord } from "@gan/spec";
import { beforeAll, expect, it } from "vitest";

beforeAll(async () => void (await useBackend([wasm()])));

const minutes = (count: number) => ({ timeout: count * 60_000 });
const loadTrain = (experiment: Experiment) =>
  experiment.load("train", async () => new Uint8Array());

/** Trains a game to its end. The caller owns it. */
async function train(
  experiment: Experiment,
  settings: Settings,
  record: (game: Game, made: TrainingRecord) => Promise<void> | void,
): Promise<Game> {
  const data = await loadTrain(experiment);
  const game = createExperimentGame(experiment, settings, data);
  const sampler = createExperimentSampler(settings, data);
  const iterations = iterationsOf(settings, sampler);
  const recordEvery = Math.max(1, Math.floor(iterations / 40));
  for await (const made of play(game, sampler, settings, { iterations, recordEvery })) {
    await record(game, made);
  }
  return game;
}

it(
  "finds all eight modes of the ring with at least 90 % of the samples near one, and says so",
  minutes(10),
  async () => {
    const monitor = createHealthMonitor({ data: await loadTrain(ring), modes: ring.modes });
    using game = await train(ring, ring.settings, (_, made) => monitor.add(made));
    const { modes } = await monitor.look(viewOf(game));
    expect(modes).toMatchObject({ found: 8, total: 8 });
    expect(modes!.nearShare).toBeGreaterThan(0.9);
    const { condition, text } = monitor.diagnose();
    expect(condition).toBe("healthy");
    expect(text).toMatch(/8 of 8 modes are found, 9\d % of the samples lie near one/);
  },
);

it(
  "names the collapse that many updates of G for each of D force on the ring",
  minutes(10),
  async () => {
    const monitor = createHealthMonitor({ data: await loadTrain(ring), modes: ring.modes });
    const settings = { ...ring.settings, epochs: 3, generatorSteps: 15 };
    using game = await train(ring, settings, (_, made) => monitor.add(made));
    await monitor.look(viewOf(game));
    expect(monitor.diagnose().text).toMatch(/G collapses \(the Helvetica scenario\)/);
  },
);
