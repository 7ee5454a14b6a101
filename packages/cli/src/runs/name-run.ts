import { loadRun, renameRun } from "@gan/runs/node";
import { assertRunName } from "../find-run.ts";
import { assertNewRunName } from "../new-run-name.ts";
import { runsFolder } from "../runs-folder.ts";
import { answer, answerJson } from "../terminal.ts";

/** Gives a run a name, to find it by. */
export async function nameRun(
  which: string,
  name: string,
  typed: string | undefined,
): Promise<void> {
  const parent = runsFolder(typed);
  await assertRunName(which);
  const before = await loadRun(which, { parent });
  await assertNewRunName(name, parent, { flag: "name", own: before.path });
  const { number, label, path, name: folder } = await renameRun(which, name, { parent });
  answerJson({ number: number ?? null, name: label, folder, path });
  answer(`${before.name} is now ${folder}; \`gan sample ${label}\` and the like find it.`);
}
