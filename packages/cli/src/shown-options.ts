import { sayFingerprint } from "./data-fingerprint.ts";
import type { RunOptions } from "./run-options.ts";

/** What a run was begun with, in words, by the name of the setting or flag. */
export function shownOptions(run: RunOptions): Record<string, string> {
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
