import { interpolate } from "@gan/core";
import { encodeGif, encodePng, type Image, interpolationStrip } from "@gan/report";
import { type Dataset, InvalidOptionError, pick } from "@gan/spec";
import { assertRoom } from "./assert-room.ts";
import { withCaveats } from "./caveats.ts";
import { drawExamples, onSheet } from "./draw-examples.ts";
import { viewOfRun } from "./point-view.ts";
import { shownAs } from "./shown-as.ts";
import { answer, answerJson } from "./terminal.ts";
import type { LoadedRun } from "./with-run.ts";
import { writeBytes } from "./write-bytes.ts";

/** Pairs and steps where none are asked for: of pictures, and of points. */
const usual = {
  png: { picture: { rows: 5, columns: 10 }, point: { rows: 20, columns: 100 } },
  gif: { picture: { rows: 16, columns: 24 }, point: { rows: 500, columns: 24 } },
} as const;
/** Frames from one end to the other. */
const MOST_FRAMES = 120;

export interface DrawInterpolationsOptions {
  /** Where to write: `.png` side by side, `.gif` one after another. */
  readonly path: string;
  /** Pairs of noise vectors. */
  readonly rows?: number | undefined;
  /** Steps from one end to the other. */
  readonly columns?: number | undefined;
}

/** Draws lines between noise vectors of a run, decoded: into one picture, or as an animation there and back. */
export async function drawInterpolations(
  loaded: LoadedRun,
  { path, ...wanted }: DrawInterpolationsOptions,
): Promise<void> {
  const { run, stage, game, options, train } = loaded;
  const kind = shownAs(game);
  if (kind === "row") {
    const fix = "`gan sample` writes rows of numbers.";
    throw new InvalidOptionError("run", "one of numbers", "one of pictures or points", fix);
  }
  const form = /\.gif$/i.test(path) ? "gif" : "png";
  const defaults = usual[form][kind === "picture" ? kind : "point"];
  const { rows = defaults.rows, columns = defaults.columns } = wanted;
  assertRoom("--rows times --columns", rows * columns, game);
  if (form === "gif" && columns > MOST_FRAMES) {
    throw new InvalidOptionError("--columns", columns, `at most ${MOST_FRAMES} in an animation`);
  }
  const lines = await interpolate(game, { rows, columns });
  const view = await viewOfRun(loaded);
  if (form === "gif") {
    const there = Array.from({ length: columns }, (_, step) => {
      const indices = Array.from({ length: rows }, (_, row) => row * columns + step);
      return drawExamples(pick(lines, indices, lines.name), view)!;
    });
    const frames = [...there, ...there.slice(1, -1).reverse()];
    await writeBytes(path, encodeGif(frames, { frameDelay: 80, lastFrameDelay: 80 }));
  } else await writeBytes(path, encodePng(side(lines, columns, view)));
  answer(`${rows} interpolations at ${path}${withCaveats(options, train)}`);
  const iteration = stage.from + game.iteration;
  answerJson({ run: run.name, iteration, rows, columns, file: path });
}

/** All steps in one picture. */
function side(lines: Dataset, columns: number, view: Awaited<ReturnType<typeof viewOfRun>>): Image {
  if (shownAs(lines) !== "picture") return drawExamples(lines, view)!;
  return onSheet(interpolationStrip(lines, { steps: columns }), lines);
}
