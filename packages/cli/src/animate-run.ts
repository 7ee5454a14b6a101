import { decodePng, encodeGif, enlarged, type Image } from "@gan/report";
import { loadRun } from "@gan/runs/node";
import { CorruptFileError, MissingFileError } from "@gan/spec";
import { assertRunName } from "./find-run.ts";
import { parseRunOptions } from "./run-options.ts";
import { runsFolder } from "./runs-folder.ts";
import { readSamples, type SampleFile } from "./sample-files.ts";
import { answer, answerJson } from "./terminal.ts";
import { writeBytes } from "./write-bytes.ts";

/** Pixels that small pictures are at most enlarged to, and milliseconds that each stays. */
const WIDEST = 640;
const FRAME_DELAY = 400;

export interface AnimateOptions {
  readonly path: string;
  /** Parent of the run folders. */
  readonly runs?: string | undefined;
}

/** Writes the pictures of samples that a run kept while it trained, one after another, as a GIF. */
export async function animateRun(which: string, { path, runs }: AnimateOptions): Promise<void> {
  await assertRunName(which);
  const run = await loadRun(which, { parent: runsFolder(runs) });
  parseRunOptions(run);
  const samples = await readSamples(run);
  if (samples.length === 0) {
    const fix = "A run keeps them of pictures and of points, not of rows of numbers.";
    throw new MissingFileError(`${run.path}/samples-*.png`, fix);
  }
  const frames = samples.map((file) => frameOf(file, run.path));
  await writeBytes(path, encodeGif(frames, { frameDelay: FRAME_DELAY }));
  answer(`${frames.length} pictures, up to iteration ${samples.at(-1)!.iteration}, at ${path}`);
  answerJson({
    run: run.name,
    iteration: samples.at(-1)!.iteration,
    frames: frames.length,
    file: path,
  });
}

function frameOf({ name, png }: SampleFile, folder: string): Image {
  let image: Image;
  try {
    image = decodePng(png);
  } catch {
    const fix = "Delete it, or put a copy of it back.";
    throw new CorruptFileError(`${folder}/${name}`, "is a damaged picture", fix);
  }
  return enlarged(image, Math.max(1, Math.floor(WIDEST / image.width)));
}
