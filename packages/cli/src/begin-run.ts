import { type Experiment, findExperiment } from "@gan/experiments";
import { loadRun } from "@gan/runs/node";
import { InvalidOptionError } from "@gan/spec";
import type { Chosen } from "./chosen.ts";
import { assertRunName } from "./find-run.ts";
import { parseRunOptions } from "./run-options.ts";
import { runsFolder } from "./runs-folder.ts";
import { startRun } from "./start-run.ts";
import { UsageError } from "./usage-error.ts";

/**
 * Begins what `gan train` was told to: an experiment, or one again that a run was of.
 *
 * @param name - The experiment; with `--from` it may be left out.
 * @param path - Of the user's own pictures or numbers, where the experiment takes them.
 * @throws {UsageError} When neither an experiment nor a run to begin from is named.
 * @throws {InvalidOptionError} When that run is of another experiment.
 */
export async function beginRun(
  name: string | undefined,
  chosen: Chosen,
  path: string | undefined,
): Promise<void> {
  const { from: which, ...options } = chosen.options;
  const typed = { ...chosen, options };
  if (which === undefined) {
    if (name === undefined) throw new UsageError(nothingToTrain);
    await startRun(findExperiment(name), typed, { path });
    return;
  }
  await assertRunName(which);
  const run = await loadRun(which, { parent: runsFolder(options.out) });
  const from = { name: run.name, path: run.path, ...parseRunOptions(run) };
  // As it is known by its name, not as it stands on a run of another.
  const experiment = findExperiment(from.options.experiment);
  if (name !== undefined) assertSame(findExperiment(name), from);
  await startRun(experiment, typed, { path, from });
}

const nothingToTrain =
  "`gan train` needs an experiment, such as `mnist` or `digits`, or a run to begin from. Type `gan train digits` or `gan train --from <run>`; `gan train --help` says more.";

function assertSame(
  wanted: Experiment,
  { name, experiment }: { readonly name: string; readonly experiment: Experiment },
): void {
  if (wanted.name === experiment.name) return;
  const fix = `Leave the experiment out, or name a run of \`${wanted.name}\`.`;
  const expected = `a run of \`${wanted.name}\``;
  throw new InvalidOptionError("--from", `${name}, of ${experiment.name}`, expected, fix);
}
