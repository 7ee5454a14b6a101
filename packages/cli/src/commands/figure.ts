import { InvalidOptionError, UnknownNameError } from "@gan/spec";
import { Command } from "commander";
import { z } from "zod";
import { chooseBackend } from "../backends.ts";
import type { DrawnFigure, FigureOptions } from "../figures/drawn-figure.ts";
import { drawFigure1 } from "../figures/figure-1.ts";
import { drawFigure2 } from "../figures/figure-2.ts";
import { drawFigure3 } from "../figures/figure-3.ts";
import { drawOverfitting } from "../figures/overfitting.ts";
import { drawProposition1 } from "../figures/proposition-1.ts";
import { drawProposition2 } from "../figures/proposition-2.ts";
import { drawSaturation } from "../figures/saturation.ts";
import { writeFigure } from "../figures/write-figure.ts";
import { type OpenGame, openGame } from "../open-game.ts";
import { flagsOf, parseFields, runSchema } from "../schema.ts";
import { say } from "../terminal.ts";

const figureSchema = runSchema.omit({ out: true }).extend({
  out: z.string().describe("the folder to write to (default: figures)"),
  seed: z.int().min(0).describe("seed of a figure that needs no run"),
  runs: z.string().describe("parent of the numbered run folders"),
});

/** Figures that play a game of their own. */
const ofOwnGame: Readonly<Record<string, (options: FigureOptions) => Promise<DrawnFigure>>> = {
  1: drawFigure1,
  saturation: drawSaturation,
  "proposition-1": drawProposition1,
  "proposition-2": drawProposition2,
  overfitting: drawOverfitting,
};

/** Figures of a run. */
const ofRun: Readonly<Record<string, (open: OpenGame) => Promise<DrawnFigure>>> = {
  2: drawFigure2,
  3: drawFigure3,
};

/** `gan figure <which> [run]`. */
export function figureCommand(): Command {
  const command = new Command("figure")
    .description("draw a figure of the paper, or of what it states, with the numbers beside it")
    .argument(
      "<which>",
      "1, saturation, proposition-1, proposition-2, overfitting; 2 or 3 of a run",
    )
    .argument("[run]", "for 2 and 3: `latest`, a number, a folder's name or a path");
  for (const flag of flagsOf(figureSchema)) command.addOption(flag);
  return command.action(async (which: string, run: string | undefined, typed) => {
    const { out = "figures", seed, runs, ...places } = parseFields(figureSchema, typed);
    const isRunNeeded = assertKnown(which, run);
    let drawn: DrawnFigure;
    if (isRunNeeded) {
      const open = await openGame(run!, { ...places, ...(runs !== undefined && { out: runs }) });
      try {
        drawn = await ofRun[which]!(open);
      } finally {
        open.game.dispose();
      }
    } else {
      await chooseBackend(places.backend);
      drawn = await ofOwnGame[which]!(seed === undefined ? {} : { seed });
    }
    const name = /^\d$/.test(which) ? `figure-${which}` : which;
    const files = await writeFigure(out, name, drawn);
    say(`${drawn.summary[0]!.toUpperCase()}${drawn.summary.slice(1)}.`);
    say(`Written: ${files.join(", ")}`);
  });
}

/** @throws {UnknownNameError} With the nearest name, when there is no such figure. */
function assertKnown(which: string, run: string | undefined): boolean {
  if (Object.hasOwn(ofRun, which)) {
    if (run !== undefined) return true;
    const fix = `Try \`gan figure ${which} latest\`.`;
    throw new InvalidOptionError("run", run, "the run to draw", fix);
  }
  if (!Object.hasOwn(ofOwnGame, which)) {
    throw new UnknownNameError("figure", which, [...Object.keys(ofOwnGame), ...Object.keys(ofRun)]);
  }
  if (run === undefined) return false;
  throw new InvalidOptionError("run", run, "none", `Figure ${which} plays a game of its own.`);
}
