import { Command } from "commander";
import { inBrackets } from "../caveats.ts";
import { diagnoseRun } from "../diagnose-run.ts";
import { openGame } from "../open-game.ts";
import { flagsOf, parseFields, placeSchema } from "../schema.ts";
import { say } from "../terminal.ts";
import { writeReport } from "../write-report.ts";

/** `gan report <run>`. */
export function reportCommand(): Command {
  const command = new Command("report")
    .description("write a run's page again from its folder")
    .argument("<run>", "`latest`, a number, a folder's name or a path");
  for (const flag of flagsOf(placeSchema)) command.addOption(flag);
  return command.action(async (which: string, typed) => {
    const open = await openGame(which, parseFields(placeSchema, typed));
    try {
      const { run, experiment, stage, game, train, options } = open;
      const diagnosis = await diagnoseRun(run, experiment, stage, game, train);
      const page = await writeReport({ ...open, diagnosis });
      say(`The page${inBrackets(options, train)} is at ${page}`);
    } finally {
      open.game.dispose();
    }
  });
}
