import { InvalidOptionError, UnknownNameError } from "@gan/spec";
import { chooseBackend } from "../backends.ts";
import { answer, answerJson } from "../terminal.ts";
import { type LoadedRun, type WithRunOptions, withRun } from "../with-run.ts";
import type { DrawnFigure, FigureOptions } from "./drawn-figure.ts";
import { drawFigure1 } from "./figure-1.ts";
import { drawFigure2 } from "./figure-2.ts";
import { drawFigure3 } from "./figure-3.ts";
import {
  figureNames,
  type OwnFigure,
  ownFigures,
  type RunFigure,
  runFigures,
} from "./figure-names.ts";
import { drawOverfitting } from "./overfitting.ts";
import { drawProposition1 } from "./proposition-1.ts";
import { drawProposition2 } from "./proposition-2.ts";
import { drawSaturation } from "./saturation.ts";
import { writeFigure } from "./write-figure.ts";

/** Figures that play a game of their own. */
const ofOwnGame: Readonly<Record<OwnFigure, (options: FigureOptions) => Promise<DrawnFigure>>> = {
  1: drawFigure1,
  saturation: drawSaturation,
  "proposition-1": drawProposition1,
  "proposition-2": drawProposition2,
  overfitting: drawOverfitting,
};

/** Figures of a run. */
const ofRun: Readonly<Record<RunFigure, (loaded: LoadedRun) => Promise<DrawnFigure>>> = {
  2: drawFigure2,
  3: drawFigure3,
};

export interface DrawFigureOptions extends WithRunOptions, FigureOptions {
  /** Where to write. */
  readonly folder: string;
}

/**
 * Draws a figure, of a run or of a game of its own, writes it and says what it shows.
 *
 * @throws {UnknownNameError} With the nearest name, when there is no such figure.
 * @throws {InvalidOptionError} When a run is missing, or one is named for a figure that takes none.
 */
export async function drawFigure(
  which: string,
  run: string | undefined,
  { folder, seed, ...options }: DrawFigureOptions,
): Promise<void> {
  assertKnown(which, run);
  let drawn: DrawnFigure;
  if (run === undefined) {
    await chooseBackend(options.backend);
    drawn = await ofOwnGame[which as OwnFigure](seed === undefined ? {} : { seed });
  } else {
    drawn = await withRun(run, options, ofRun[which as RunFigure]);
  }
  const name = /^\d$/.test(which) ? `figure-${which}` : which;
  const files = await writeFigure(folder, name, drawn);
  const summary = `${drawn.summary[0]!.toUpperCase()}${drawn.summary.slice(1)}.`;
  answer(summary);
  answer(`Written: ${files.join(", ")}`);
  answerJson({ figure: name, summary, files });
}

function assertKnown(which: string, run: string | undefined): void {
  const isOfRun = runFigures.some((name) => name === which);
  if (!isOfRun && !ownFigures.some((name) => name === which)) {
    throw new UnknownNameError("figure", which, figureNames);
  }
  if (isOfRun && run === undefined) {
    const fix = `Try \`gan figure ${which} latest\`.`;
    throw new InvalidOptionError("run", "not given", "the run to draw", fix);
  }
  if (!isOfRun && run !== undefined) {
    throw new InvalidOptionError("run", run, "none", `Figure ${which} plays a game of its own.`);
  }
}
