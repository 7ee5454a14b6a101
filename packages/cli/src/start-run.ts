import { basename } from "node:path";
import {
  assertPlayable,
  createExperimentGame,
  createExperimentSampler,
  type Experiment,
  type Settings,
  stagesOf,
  withOwnNetworks,
} from "@gan/experiments";
import { formatCount } from "@gan/report";
import { createRun } from "@gan/runs/node";
import { InvalidOptionError } from "@gan/spec";
import { assertMeaningful } from "./assert-meaningful.ts";
import { assertMemory } from "./assert-memory.ts";
import { chooseBackend } from "./backends.ts";
import { withCaveats } from "./caveats.ts";
import type { Chosen } from "./chosen.ts";
import { createDataLoader } from "./data-loader.ts";
import { chooseLocation } from "./data-location.ts";
import { dryRun } from "./dry-run.ts";
import { finishRun } from "./finish-run.ts";
import { loadOwnNetworks, NETWORKS_FILE } from "./own-networks.ts";
import { type RunOptions, runsFolder } from "./run-options.ts";
import { lengthsOf, type RunStage, stagesOfRun } from "./run-stages.ts";
import { say } from "./terminal.ts";
import { version } from "./version.ts";

/**
 * Trains an experiment in a new run folder, or says what that would be.
 *
 * @param path - Of the user's own pictures or numbers, where the experiment takes them.
 * @returns The run's folder, or `undefined` when nothing was trained, or not to the end.
 */
export async function startRun(
  wanted: Experiment,
  { settings: changes, options: chosen }: Chosen,
  path?: string,
): Promise<string | undefined> {
  const own = chosen.networks === undefined ? undefined : await loadOwnNetworks(chosen.networks);
  const experiment = own ? withOwnNetworks(wanted, own.own, basename(own.kept.file)) : wanted;
  assertMeaningful(experiment, { settings: changes, options: chosen });
  const settings: Settings = { ...experiment.settings, ...changes };
  assertPlayable(settings);
  const { backend } = await chooseBackend(chosen.backend);
  const location = await chooseLocation(experiment, chosen, path);
  const data = createDataLoader(experiment, location);
  const train = await data.load("train");
  if (settings.batchSize > train.size) {
    const fix = `Add \`--batch-size ${Math.min(10, train.size)}\`.`;
    const expected = `at most the ${formatCount(train.size)} training examples`;
    throw new InvalidOptionError("--batch-size", settings.batchSize, expected, fix);
  }
  const stages = stagesOf(experiment, settings);
  const lengths = lengthsOf(stages, createExperimentSampler(settings, train), chosen.iterations);
  const kept = chosen.dryRun ? undefined : await data.fingerprint(train);
  const columns = await data.columns();
  const options: RunOptions = {
    ...{ experiment: experiment.name, settings, ...lengths, backend: backend.name, version },
    ...(chosen.checkpointEvery !== undefined && { checkpointEvery: chosen.checkpointEvery }),
    ...(chosen.scoreEvery !== undefined && { scoreEvery: chosen.scoreEvery }),
    ...location,
    ...(kept && { data: kept }),
    ...(columns && { columns }),
    ...(own && { networks: own.kept }),
  };
  const parsed = { experiment, options };
  const [stage] = stagesOfRun(parsed) as [RunStage];
  say(`${experiment.title}: ${announcement(options, train.size)}${withCaveats(options, train)}`);
  if (chosen.dryRun) {
    await dryRun(parsed, train);
    return undefined;
  }
  assertMemory(stage, train);
  // The game comes before the folder: networks that cannot be built leave none behind.
  const game = createExperimentGame(stage.experiment, stage.settings, train);
  let isOurs = true;
  try {
    const parent = runsFolder(chosen.out);
    using run = await createRun({ parent, name: experiment.name, options });
    if (own) await run.store.writeAtomically(NETWORKS_FILE, own.bytes);
    say(`Run ${run.path}`);
    isOurs = false;
    const open = { stage, game };
    const isDone = await finishRun({
      ...{ run, ...parsed, open, train, data, backend: backend.name },
      ...(chosen.out !== undefined && { out: chosen.out }),
    });
    return isDone ? run.path : undefined;
  } finally {
    if (isOurs) game.dispose();
  }
}

function announcement(options: RunOptions, examples: number): string {
  const { iterations, pretrainingIterations, backend, settings } = options;
  const first =
    pretrainingIterations === undefined
      ? ""
      : ` (${formatCount(pretrainingIterations)} of them pretraining)`;
  return `${formatCount(examples)} examples, ${formatCount(iterations)} iterations${first}, backend ${backend}, seed ${settings.seed}`;
}
