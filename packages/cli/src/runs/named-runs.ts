import { resolve } from "node:path";
import { loadRun, type RunFolder } from "@gan/runs/node";
import { InvalidOptionError } from "@gan/spec";
import { assertRunName } from "../find-run.ts";

/**
 * Finds every run that was named, before anything is done with the first.
 *
 * @throws {MissingFileError} When one is not there.
 * @throws {InvalidOptionError} When one is named twice.
 */
export async function namedRuns(which: readonly string[], parent: string): Promise<RunFolder[]> {
  const runs: RunFolder[] = [];
  for (const each of which) {
    await assertRunName(each);
    const { path: found, name, number, label } = await loadRun(each, { parent });
    const path = resolve(found);
    if (runs.some((other) => other.path === path)) {
      throw new InvalidOptionError("run", each, `every run once; ${name} is named twice`);
    }
    runs.push({ path, name, number, label });
  }
  return runs;
}
