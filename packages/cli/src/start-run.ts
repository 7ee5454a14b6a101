import { basename } from "node:path";
import { restoreNetwork } from "@gan/core";
import {
  assertPlayable,
  augmentationOf,
  createExperimentGame,
  createExperimentSampler,
  type Experiment,
  type Settings,
  settingsUnder,
  stagesOf,
  withOwnNetworks,
} from "@gan/experiments";
import { formatCount } from "@gan/report";
import { createRun } from "@gan/runs/node";
import { InvalidOptionError } from "@gan/spec";
import { assertMeaningful } from "./assert-meaningful.ts";
import { assertMemory } from "./assert-memory.ts";
import { chooseBackend } from "./backends.ts";
import { openBase } from "./base-run.ts";
import { withCaveats } from "./caveats.ts";
import type { Chosen } from "./chosen.ts";
import { createDataLoader } from "./data-loader.ts";
import { chooseLocation } from "./data-location.ts";
import { dryRun } from "./dry-run.ts";
import { finishRun } from "./finish-run.ts";
import { type FromRun, inherited } from "./inherited.ts";
import { assertNewRunName } from "./new-run-name.ts";
import { optionDifferences } from "./option-differences.ts";
import { loadOwnNetworks, NETWORKS_FILE } from "./own-networks.ts";
import type { RunOptions } from "./run-options.ts";
import { lengthsOf, type RunStage, stagesOfRun } from "./run-stages.ts";
import { runsFolder } from "./runs-folder.ts";
import { assertExpectedData } from "./sweep/queue/expected-data.ts";
import { say } from "./terminal.ts";
import { version } from "./version.ts";

export interface StartRunOptions {
  /** Of the user's own pictures or numbers, where the experiment takes them; a run, where it goes on from one. */
  readonly path?: string | undefined;
  /** A run whose settings and flags it has where nothing else was typed. */
  readonly from?: FromRun;
}

/**
 * Trains an experiment in a new run folder, or says what that would be.
 *
 * @returns The run's folder, or `undefined` when nothing was trained, or not to the end.
 */
export async function startRun(
  wanted: Experiment,
  typed: Chosen,
  { path: typedPath, from }: StartRunOptions = {},
): Promise<string | undefined> {
  assertMeaningful(wanted, typed);
  const {
    settings: changes,
    options: chosen,
    path,
  } = from ? inherited(from, typed, typedPath) : { ...typed, path: typedPath };
  const own = chosen.networks === undefined ? undefined : await loadOwnNetworks(chosen.networks);
  const base = wanted.of ? await openBase(wanted, path, chosen) : undefined;
  const begun = base?.experiment ?? wanted;
  const experiment = own ? withOwnNetworks(begun, own.own, basename(own.kept.file)) : begun;
  const parent = runsFolder(chosen.out);
  if (chosen.name !== undefined) await assertNewRunName(chosen.name, parent, { flag: "--name" });
  const asked: Settings = { ...settingsUnder(experiment, changes.preset), ...changes };
  assertPlayable(asked);
  const { backend } = await chooseBackend(chosen.backend);
  // A preset has parts for the threads of `onnx`; one after the other they would only take longer.
  const isWanted = backend.name === "onnx" || changes.microbatches !== undefined;
  const settings: Settings = isWanted ? asked : { ...asked, microbatches: 1 };
  const batches = base?.batches;
  const located = batches === undefined ? chosen : { ...chosen, batches };
  const location = await chooseLocation(experiment, located, base ? undefined : path);
  const data = createDataLoader(experiment, location);
  const train = await data.load("train");
  const kept = chosen.dryRun ? undefined : await data.fingerprint(train);
  if (kept) assertExpectedData(kept);
  if (settings.batchSize > train.size) {
    const fix = `Add \`--batch-size ${Math.min(10, train.size)}\`.`;
    const expected = `at most the ${formatCount(train.size)} training examples`;
    throw new InvalidOptionError("--batch-size", settings.batchSize, expected, fix);
  }
  augmentationOf(experiment, settings, train);
  const stages = stagesOf(experiment, settings);
  const lengths = lengthsOf(
    stages,
    createExperimentSampler(settings, train, experiment),
    chosen.iterations,
  );
  const columns = await data.columns();
  const options: RunOptions = {
    ...{ experiment: experiment.name, settings, ...lengths, backend: backend.name, version },
    ...(chosen.checkpointEvery !== undefined && { checkpointEvery: chosen.checkpointEvery }),
    ...(chosen.scoreEvery !== undefined && { scoreEvery: chosen.scoreEvery }),
    ...location,
    ...(kept && { data: kept }),
    ...(columns && { columns }),
    ...(own && { networks: own.kept }),
    ...(base && { base: base.base }),
  };
  const parsed = { experiment, options };
  const [stage] = stagesOfRun(parsed) as [RunStage];
  say(`${experiment.title}: ${announcement(options, train.size)}${withCaveats(options, train)}`);
  if (from) sayDifferences(from, options);
  if (chosen.dryRun) {
    await dryRun(parsed, train);
    return undefined;
  }
  assertMemory(stage, train);
  // The game comes before the folder: networks that cannot be built leave none behind.
  const game = createExperimentGame(stage.experiment, stage.settings, train);
  for (const [role, saved] of Object.entries(base?.networks ?? {})) {
    restoreNetwork(game.players[role]!.network, role, saved);
  }
  let isOurs = true;
  try {
    using run = await createRun({ parent, name: chosen.name ?? experiment.name, options });
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

/** Says what of a new run is other than in the one it begins from. */
function sayDifferences({ name, options: before }: FromRun, options: RunOptions): void {
  const data = options.data ?? before.data;
  const differences = optionDifferences([before, { ...options, ...(data && { data }) }]).map(
    ({ name, values: [then, now] }) => `${name} ${now} instead of ${then}`,
  );
  if (differences.length === 0) say(`As ${name} in everything: it will give the same numbers.`);
  else say(`As ${name}, but ${differences.join(", ")}`);
}

function announcement(options: RunOptions, examples: number): string {
  const { iterations, pretrainingIterations, backend, settings } = options;
  const first =
    pretrainingIterations === undefined
      ? ""
      : ` (${formatCount(pretrainingIterations)} of them pretraining)`;
  return `${formatCount(examples)} examples, ${formatCount(iterations)} iterations${first}, backend ${backend}, seed ${settings.seed}`;
}
