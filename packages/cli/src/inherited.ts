import { join } from "node:path";
import {
  createExperimentSampler,
  releasedSettings,
  type Settings,
  settingsUnder,
  stagesOf,
} from "@gan/experiments";
import type { BackendName } from "./backend-names.ts";
import type { Chosen } from "./chosen.ts";
import { describedData } from "./described-data.ts";
import { NETWORKS_FILE } from "./own-networks.ts";
import type { ParsedRun } from "./run-options.ts";
import { lengthsOf } from "./run-stages.ts";

/** A run that another begins from. */
export interface FromRun extends ParsedRun {
  readonly name: string;
  readonly path: string;
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
  const { backend, dataDir, batches, pictures, table, networks, base } = from.options;
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
    // The copy that the run keeps: what was copied may be other by now.
    ...(networks && { networks: join(from.path, NETWORKS_FILE) }),
    ...(checkpointEvery !== undefined && { checkpointEvery }),
    ...(scoreEvery !== undefined && { scoreEvery }),
  };
  return {
    settings: { ...underPreset(from, typed.settings.preset), ...typed.settings },
    options: { ...before, ...typed.options },
    path: path ?? pictures?.folder ?? table?.file ?? base?.run,
  };
}

/** A run's settings; under another preset, that one's, but for what neither of the two presets brings. */
function underPreset({ experiment, options }: FromRun, preset?: Settings["preset"]): Settings {
  const { settings } = options;
  if (preset === undefined || preset === settings.preset) return settings;
  const [own, next] = [settings.preset, preset].map((each) => settingsUnder(experiment, each));
  const isBrought = (name: keyof Settings) =>
    [own, next].some((each) => each![name] !== releasedSettings[name]);
  const kept = Object.entries(settings).filter(([name]) => !isBrought(name as keyof Settings));
  return { ...next!, ...Object.fromEntries(kept) };
}

/** The length of a run in iterations, where it was not given in epochs: those follow the new settings. */
function ownLength({ experiment, options }: FromRun): number | undefined {
  const { settings, iterations, data } = options;
  if (data?.train === undefined) return iterations;
  const sampler = createExperimentSampler(settings, describedData(data.train));
  const inEpochs = lengthsOf(stagesOf(experiment, settings), sampler).iterations;
  return inEpochs === iterations ? undefined : iterations;
}
