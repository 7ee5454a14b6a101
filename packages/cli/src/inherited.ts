import { resolve } from "node:path";
import { createExperimentSampler, stagesOf } from "@gan/experiments";
import type { BackendName } from "./backend-names.ts";
import type { Chosen } from "./chosen.ts";
import { describedData } from "./described-data.ts";
import type { ParsedRun, RunOptions } from "./run-options.ts";
import { lengthsOf } from "./run-stages.ts";

/** A run that another begins from. */
export interface FromRun extends ParsedRun {
  readonly name: string;
}

/**
 * What a new run is told that begins from another: that one's settings and flags, changed by what was typed.
 *
 * @param path - Of the user's own data, where one was typed.
 */
export function inherited(
  from: FromRun,
  typed: Chosen,
  path: string | undefined,
): Chosen & { readonly path: string | undefined } {
  const { settings, backend, dataDir, batches, pictures, table, networks } = from.options;
  const { checkpointEvery, scoreEvery } = from.options;
  const length = typed.settings.epochs === undefined ? ownLength(from) : undefined;
  const before = {
    ...(length !== undefined && { iterations: length }),
    ...{ backend: backend as BackendName },
    ...(dataDir !== undefined && { dataDir }),
    ...(batches && { batches: batches.join(",") }),
    ...(pictures && { imageSize: pictures.size, gray: pictures.channels === 1 }),
    ...(pictures?.skipBad && { skipBad: true }),
    ...(table?.variable !== undefined && { variable: table.variable }),
    ...(networks && { networks: networks.file }),
    ...(checkpointEvery !== undefined && { checkpointEvery }),
    ...(scoreEvery !== undefined && { scoreEvery }),
  };
  return {
    settings: { ...settings, ...typed.settings },
    options: { ...before, ...typed.options },
    path: pathOf(from.options, path),
  };
}

/** A folder or file of the user's own, or the name of the run that both begin with. */
function pathOf({ pictures, table, base }: RunOptions, typed: string | undefined) {
  if (typed === undefined) return pictures?.folder ?? table?.file ?? base?.run;
  return base ? typed : resolve(typed);
}

/** The length of a run in iterations, where it was not given in epochs: those follow the new settings. */
function ownLength({ experiment, options }: FromRun): number | undefined {
  const { settings, iterations, data } = options;
  if (data?.train === undefined) return iterations;
  const sampler = createExperimentSampler(settings, describedData(data.train));
  const inEpochs = lengthsOf(stagesOf(experiment, settings), sampler).iterations;
  return inEpochs === iterations ? undefined : iterations;
}
