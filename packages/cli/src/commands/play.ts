import { type Command, Option } from "commander";
import { z } from "zod";
import { parseFields } from "../fields.ts";

const playSchema = z.object({
  port: z.int().min(0).max(65_535).describe("port to serve on; 0 takes a free one"),
  open: z.boolean(),
});

/** `gan play [experiment]`. */
export function play(command: Command): Command {
  return command
    .addOption(new Option("--port <number>", playSchema.shape.port.description).default("4014"))
    .option("--no-open", "print the address, and open no browser")
    .action(async (experiment: string | undefined, typed) => {
      const { port = 4014, open: opens = true } = parseFields(playSchema, typed);
      const { openPlayground } = await import("../open-playground.ts");
      await openPlayground(experiment, { port, opens });
    });
}
