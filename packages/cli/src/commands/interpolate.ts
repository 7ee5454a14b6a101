import { interpolate } from "@gan/core";
import { interpolationStrip } from "@gan/report";
import { Command } from "commander";
import { z } from "zod";
import { withCaveats } from "../caveats.ts";
import { openGame } from "../open-game.ts";
import { flagsOf, parseFields, runSchema } from "../schema.ts";
import { say } from "../terminal.ts";
import { writePicture } from "../write-picture.ts";

const interpolateSchema = runSchema.omit({ out: true }).extend({
  rows: z.int().min(1).describe("pairs of noise vectors (default: 5)"),
  columns: z.int().min(2).describe("pictures from one end to the other (default: 10)"),
  out: z.string().describe("the picture to write (default: interpolation.png)"),
  runs: z.string().describe("parent of the numbered run folders"),
});

/** `gan interpolate <run>`. */
export function interpolateCommand(): Command {
  const command = new Command("interpolate")
    .description("draw Figure 3 from a run: lines between noise vectors, decoded by its generator")
    .argument("<run>", "`latest`, a number, a folder's name or a path");
  for (const flag of flagsOf(interpolateSchema)) command.addOption(flag);
  return command.action(async (which: string, typed) => {
    const {
      rows = 5,
      columns = 10,
      out = "interpolation.png",
      runs,
      ...places
    } = parseFields(interpolateSchema, typed);
    const { game, options, train } = await openGame(which, {
      ...places,
      ...(runs !== undefined && { out: runs }),
    });
    try {
      const strip = interpolationStrip(await interpolate(game, { rows, columns }), {
        steps: columns,
      });
      await writePicture(out, strip);
      say(`${rows} interpolations at ${out}${withCaveats(options, train)}`);
    } finally {
      game.dispose();
    }
  });
}
