import type { Command } from "commander";
import { flagsOf, parseFields } from "../fields.ts";
import { commonSchema, queueSchema, workersSchema } from "../schema.ts";
import { UsageError } from "../usage-error.ts";

const workerSchema = commonSchema
  .omit({ backend: true })
  .extend({ queue: queueSchema, workers: workersSchema });

/** `gan worker`. */
export function worker(command: Command): Command {
  for (const flag of flagsOf(workerSchema, ["queue", "workers", "dataDir", "out"])) {
    command.addOption(flag);
  }
  return command.action(async (typed) => {
    const { queue, ...options } = parseFields(workerSchema, typed);
    if (queue === undefined) {
      throw new UsageError(
        "`gan worker` needs `--queue <url>`: the broker that `gan sweep --queue <url>` puts trials into. Type `gan worker --queue redis://host`.",
      );
    }
    const { runWorker } = await import("../sweep/queue/run-worker.ts");
    await runWorker({ queue, ...options });
  });
}
