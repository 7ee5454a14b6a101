import { sayFingerprint } from "./data-fingerprint.ts";
import type { RunOptions } from "./run-options.ts";

/** A setting or flag in which runs differ, and what it is in each, in words. */
export interface OptionDifference {
  readonly name: string;
  readonly values: readonly string[];
}

/** In what runs differ, in the order of their settings; empty where they are of the same. */
export function optionDifferences(runs: readonly RunOptions[]): OptionDifference[] {
  const shown = runs.map(shownOptions);
  const names = [...new Set(shown.flatMap((each) => Object.keys(each)))];
  return names
    .map((name) => ({ name, values: shown.map((each) => each[name] ?? "–") }))
    .filter(({ values }) => new Set(values).size > 1);
}

function shownOptions(run: RunOptions): Record<string, string> {
  const { settings, pictures, table, networks, base, batches, data, ...rest } = run;
  const { experiment, iterations, backend, version, checkpointEvery, scoreEvery } = rest;
  const own = {
    experiment,
    ...settings,
    iterations,
    backend,
    version,
    checkpointEvery,
    scoreEvery,
  };
  const named = Object.entries(own).filter(([, value]) => value !== undefined);
  return {
    ...Object.fromEntries(named.map(([name, value]) => [name, `${value}`])),
    ...(batches && { batches: batches.join(",") }),
    ...(pictures && {
      pictures: pictures.folder,
      imageSize: `${pictures.size}`,
      gray: pictures.channels === 1 ? "yes" : "no",
      skipBad: pictures.skipBad ? "yes" : "no",
    }),
    ...(table && { table: [table.file, table.variable ?? ""].join(" ").trim() }),
    ...(networks && { networks: `a file of SHA-256 ${networks.sha256.slice(0, 12)}…` }),
    ...(base && { base: `${base.run}, SHA-256 ${base.sha256.slice(0, 12)}…` }),
    ...(data?.train && { data: sayFingerprint(data.train) }),
  };
}
