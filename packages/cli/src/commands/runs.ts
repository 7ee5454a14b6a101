import type { Command } from "commander";
import { z } from "zod";
import { flagsOf, parseFields } from "../fields.ts";
import { runs as parent, trainSchema } from "../schema.ts";

const runsSchema = z.object({ out: parent });
const deleteSchema = runsSchema.extend({
  yes: z.boolean().describe("delete without asking"),
});
const importSchema = trainSchema.pick({
  ...{ iterations: true, backend: true, dataDir: true, out: true, name: true },
});
const anyRun = "`latest`, a number, a name or a path";

/** `gan runs`, and what can be done with runs. */
export function runs(command: Command): Command {
  const list = command
    .command("list", { isDefault: true })
    .description("list the runs there are, newest last")
    .action(async (typed) => {
      const { listRuns } = await import("../runs/list-runs.ts");
      await listRuns(parseFields(runsSchema, typed).out);
    });
  const compare = command
    .command("compare")
    .description("show the settings in which runs differ, and their scores, side by side")
    .argument("<run...>", `two or more: ${anyRun}`)
    .action(async (which: string[], typed) => {
      const { compareRuns } = await import("../runs/compare-runs.ts");
      await compareRuns(which, parseFields(runsSchema, typed).out);
    });
  const name = command
    .command("name")
    .description("call a run something, to find it by; its number stays")
    .argument("<run>", anyRun)
    .argument("<name>", "the new name, such as `baseline`")
    .action(async (which: string, name: string, typed) => {
      const { nameRun } = await import("../runs/name-run.ts");
      await nameRun(which, name, parseFields(runsSchema, typed).out);
    });
  const remove = command
    .command("delete")
    .description("delete runs with all that is in their folders, after asking")
    .argument("<run...>", anyRun)
    .action(async (which: string[], typed) => {
      const { yes = false, out } = parseFields(deleteSchema, typed);
      const { deleteRuns } = await import("../runs/delete-runs.ts");
      await deleteRuns(which, { isSure: yes, out });
    });
  const bring = command
    .command("import")
    .description("make a run of a checkpoint that the playground saved, to go on with here")
    .argument("<file>", "the checkpoint, a .safetensors file")
    .action(async (file: string, typed) => {
      const { importRun } = await import("../runs/import-run.ts");
      await importRun(file, parseFields(importSchema, typed));
    });
  for (const each of [list, compare, name]) addFlags(each, runsSchema);
  addFlags(remove, deleteSchema);
  addFlags(bring, importSchema);
  return command;
}

function addFlags(command: Command, schema: Parameters<typeof flagsOf>[0]): void {
  for (const flag of flagsOf(schema)) command.addOption(flag);
}
