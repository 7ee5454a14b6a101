import type { Run } from "@gan/runs/node";
import { answerJson } from "./terminal.ts";

/** A run that also gives each record to whoever reads along, with `--json`. */
export function tellingRun(run: Run): Run {
  return {
    ...run,
    async appendRecord(record) {
      await run.appendRecord(record);
      answerJson(record);
    },
  };
}
