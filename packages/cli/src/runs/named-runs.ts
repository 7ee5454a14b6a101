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
  const found: RunFolder[] = [];
  for (const each of which) {
    await assertRunName(each);
    const { path, name, number, label } = await loadRun(each, { parent });
    if (found.some((other) => other.path === path)) {
      throw new InvalidOptionError("run", each, `every run once; ${name} is named twice`);
    }
    found.push({ path, name, number, label });
  }
  return found;
}
