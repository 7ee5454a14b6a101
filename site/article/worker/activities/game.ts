import { decodeCheckpoint, encodeCheckpoint, viewOf } from "@gan/core";
import { createExperimentSampler, play } from "@gan/experiments";
import { createHealthMonitor } from "@gan/metrics";
import type { TrainingRecord } from "@gan/spec";
import type { GameFrame } from "../../figures/game-frame.ts";
import type { Changes, Task } from "../../figures/trained-figure.ts";
import { createPace, type OpenGame, openGame, playExperiment } from "../../playground.ts";
import type { Activity } from "../activity.ts";

type GameTask = Extract<Task, { kind: "game" }>;

/** Milliseconds from one look at samples, for their modes, to the next. */
const BETWEEN_LOOKS = 1_500;

/** A game that is trained, step by step or as fast as it goes. */
export async function createGameActivity(
  { experiment: name, settings: own }: GameTask,
  wanted: Changes,
): Promise<Activity> {
  const experiment = playExperiment(name, new Float32Array());
  // The toys and the drawn digits ask for no file.
  const train = await experiment.load("train", async () => new Uint8Array());
  const settingsOf = ({ examples: _, stepsPerSecond: __, ...changes }: Changes) => ({
    ...experiment.settings,
    ...own,
    ...changes,
  });
  let { stepsPerSecond } = wanted;
  let open: OpenGame = openGame(experiment, settingsOf(wanted), train);
  const monitor = createHealthMonitor({ data: train, modes: experiment.modes });
  let records: AsyncGenerator<TrainingRecord, void> | undefined;
  let record: TrainingRecord | undefined;
  let modes: GameFrame["modes"];
  let last: GameFrame["last"] = "none";
  let nextLook = 0;
  let next = 0;
  const pace = createPace();

  return {
    advance: () => (stepsPerSecond ? walk(stepsPerSecond) : run()).then(() => true),

    async move(player, turns) {
      await stop();
      take(await open.stepper.finish());
      const { game, settings } = open;
      const sampler = createExperimentSampler(settings, train, experiment);
      const options = { iterations: game.iteration + turns, movers: [player] };
      for await (const record of play(game, sampler, settings, options)) take(record);
      last = player as GameFrame["last"];
    },

    async change(changes) {
      stepsPerSecond = changes.stepsPerSecond;
      await stop();
      take(await open.stepper.finish());
      const checkpoint = decodeCheckpoint(await encodeCheckpoint(open.game));
      const before = open;
      open = openGame(experiment, settingsOf(changes), train, { checkpoint });
      before.dispose();
    },

    async look(): Promise<GameFrame> {
      const { game, stepper, look } = open;
      if (experiment.modes && performance.now() >= nextLook) {
        modes = (await monitor.look(viewOf(game))).modes;
        nextLook = performance.now() + BETWEEN_LOOKS;
      }
      const { shown, measured } = await look(game);
      const values = record?.values;
      return {
        shown,
        iteration: game.iteration,
        phase: stepper.phase,
        steps: stepper.steps.map(({ movers }) => movers[0]!),
        last,
        condition: monitor.diagnose().condition,
        ...(measured && { measured }),
        ...(modes && { modes: { found: modes.found, total: modes.total } }),
        ...(values?.realProbability !== undefined && {
          realProbability: values.realProbability,
          fakeProbability: values.fakeProbability!,
        }),
      };
    },

    dispose() {
      open.dispose();
    },
  };

  async function run(): Promise<void> {
    const { stepper, game } = open;
    if (!records) {
      take(await stepper.finish());
      pace.begin(game.iteration);
      next = game.iteration + pace.every;
      records = stepper.play((iteration) => iteration >= next);
    }
    const { value } = await records.next();
    if (!value) return;
    pace.took(value.iteration);
    take(value);
    last = "both";
    next = value.iteration + pace.every;
  }

  async function walk(perSecond: number): Promise<void> {
    const began = performance.now();
    take(await open.stepper.step());
    last = open.stepper.last;
    const rest = 1000 / perSecond - (performance.now() - began);
    if (rest > 0) await new Promise((resolve) => setTimeout(resolve, rest));
  }

  async function stop(): Promise<void> {
    await records?.return();
    records = undefined;
  }

  function take(next: TrainingRecord | undefined): void {
    if (!next) return;
    record = next;
    monitor.add(next);
  }
}
