import { sample } from "@gan/core";
import { sampleGrid } from "@gan/report";
import { Command } from "commander";
import { z } from "zod";
import { withCaveats } from "../caveats.ts";
import { openGame } from "../open-game.ts";
import { flagsOf, parseFields, runSchema } from "../schema.ts";
import { say } from "../terminal.ts";
import { writePicture } from "../write-picture.ts";

const sampleSchema = runSchema.omit({ out: true }).extend({
  count: z.int().min(1).describe("samples to draw (default: 64)"),
  out: z.string().describe("the picture to write (default: samples.png)"),
  runs: z.string().describe("parent of the numbered run folders"),
  stream: z.string().describe("name of the noise stream; another name gives other samples"),
});

/** `gan sample <run>`. */
export function sampleCommand(): Command {
  const command = new Command("sample")
    .description("draw samples from a run's generator into one picture")
    .argument("<run>", "`latest`, a number, a folder's name or a path");
  for (const flag of flagsOf(sampleSchema)) command.addOption(flag);
  return command.action(async (which: string, typed) => {
    const {
      count = 64,
      out = "samples.png",
      runs,
      stream,
      ...places
    } = parseFields(sampleSchema, typed);
    const { game, options, train } = await openGame(which, {
      ...places,
      ...(runs !== undefined && { out: runs }),
    });
    try {
      const columns = Math.ceil(Math.sqrt(count));
      const samples = await sample(game, count, stream === undefined ? {} : { stream });
      await writePicture(out, sampleGrid(samples, { rows: Math.ceil(count / columns), columns }));
      say(`${count} samples at ${out}${withCaveats(options, train)}`);
    } finally {
      game.dispose();
    }
  });
}
