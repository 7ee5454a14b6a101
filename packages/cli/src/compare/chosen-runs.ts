import { join, resolve } from "node:path";
import { listRuns, type RunFolder } from "@gan/runs/node";
import { InvalidOptionError } from "@gan/spec";
import { namedRuns } from "../runs/named-runs.ts";

/**
 * Finds runs to compare: those that are named, and all that lie in a folder that is named, each once.
 *
 * @param parent - Of run folders; a folder in it can be named as it is called there.
 * @throws {MissingFileError} When one is not there.
 */
export async function chosenRuns(which: readonly string[], parent: string): Promise<RunFolder[]> {
  const found = new Map<string, RunFolder>();
  for (const each of which) {
    if (each.trim() === "") {
      throw new InvalidOptionError("run", each, "`latest`, a number, a name or a path");
    }
    for (const run of (await runsIn(each, parent)) ?? (await namedRuns([each], parent))) {
      const path = resolve(run.path);
      found.set(path, { ...run, path });
    }
  }
  return [...found.values()];
}

async function runsIn(folder: string, parent: string): Promise<RunFolder[] | undefined> {
  for (const path of [join(parent, folder), folder]) {
    const runs = await listRuns(path);
    if (runs.length > 0) return runs;
  }
  return undefined;
}
