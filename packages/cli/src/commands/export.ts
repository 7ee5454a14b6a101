import type { Command } from "commander";
import { z } from "zod";
import { flagsOf, parseFields } from "../fields.ts";
import { folder, writingSchema } from "../schema.ts";

const exportSchema = writingSchema({
  to: z.enum(["onnx", "tfjs", "safetensors"]).describe("the format, onnx by default"),
  out: folder.describe("the folder to write to (default: export, in the run's folder)"),
});

/** `gan export <run>`. */
export function exportNetworks(command: Command): Command {
  for (const flag of flagsOf(exportSchema)) command.addOption(flag);
  return command.action(async (which: string, typed) => {
    const { to = "onnx", out, ...options } = parseFields(exportSchema, typed);
    const { exportRun } = await import("../export/export-run.ts");
    const { withRun } = await import("../with-run.ts");
    await withRun(which, options, (loaded) =>
      exportRun(loaded, {
        ...{ to, checkpoint: options.checkpoint ?? "last" },
        ...(out !== undefined && { folder: out }),
      }),
    );
  });
}
