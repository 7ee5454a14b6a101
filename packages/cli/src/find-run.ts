import { stat } from "node:fs/promises";
import { join } from "node:path";
import { CorruptFileError, InvalidOptionError } from "@gan/spec";

/**
 * Checks that what was typed can be a run's name, before runs are searched for it.
 *
 * @throws {InvalidOptionError} When it is empty.
 * @throws {CorruptFileError} When it is the path of a folder that is no run's.
 */
export async function assertRunName(which: string): Promise<void> {
  if (which.trim() === "") {
    const expected = "`latest`, a number, a name or a path";
    throw new InvalidOptionError("run", which, expected);
  }
  if (!/[/\\]/.test(which)) return;
  const [folder, options] = await Promise.all(
    [which, join(which, "options.json")].map((path) => stat(path).catch(() => undefined)),
  );
  if (folder === undefined || options?.isFile()) return;
  const fix = "Name a folder that `gan train` made, such as `runs/00001-digits`.";
  throw new CorruptFileError(which, "is no folder of a run: it has no `options.json`", fix);
}
