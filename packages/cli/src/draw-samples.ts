import { type Game, sample } from "@gan/core";
import { encodeCsv, encodeNpy, encodeNpz, restoreUnits } from "@gan/data";
import { modeCount } from "@gan/metrics";
import { encodePng, formatCount, sampleGrid } from "@gan/report";
import { type Dataset, InvalidOptionError, subset } from "@gan/spec";
import { assertRoom } from "./assert-room.ts";
import { withCaveats } from "./caveats.ts";
import { drawExamples } from "./draw-examples.ts";
import { viewOfRun } from "./point-view.ts";
import { type SampleForm, sampleFormOf } from "./sample-target.ts";
import { shownAs } from "./shown-as.ts";
import { answer, answerJson, endingWith } from "./terminal.ts";
import type { LoadedRun } from "./with-run.ts";
import { writeBytes } from "./write-bytes.ts";
import { type NamedBytes, writeFolder } from "./write-folder.ts";

/** Samples on one sheet, and dots of one plot. */
const MOST_ON_SHEET = 10_000;

export interface DrawSamplesOptions {
  readonly count?: number | undefined;
  /** Where to write; its ending decides the form. @default a picture; a table where samples are neither pictures nor points */
  readonly path?: string | undefined;
  /** Other fair draws; the same ones for the same number. */
  readonly seed?: number | undefined;
  /** The class that all are asked to be of, of a run whose players are told it. */
  readonly label?: number | undefined;
}

/** Draws samples of a run and writes them: as a picture, one picture each, an array or a table. */
export async function drawSamples(
  loaded: LoadedRun,
  { path = defaultPath(loaded), seed, label, ...wanted }: DrawSamplesOptions,
): Promise<void> {
  const { run, stage, game, experiment, options, train } = loaded;
  const form = sampleFormOf(path)!;
  const kind = shownAs(game);
  const { count = kind === "picture" ? 64 : 1_000 } = wanted;
  assertForm(form, game);
  assertRoom("--count", count, game);
  if (form === "png" && count > MOST_ON_SHEET) {
    const fix = "A folder, `.npy` or `.npz` takes more.";
    const expected = `at most ${formatCount(MOST_ON_SHEET)} in one picture`;
    throw new InvalidOptionError("--count", count, expected, fix);
  }
  const stream = seed === undefined ? {} : { stream: `samples/${seed}` };
  const given = label === undefined ? undefined : conditionsOf(game, label, count);
  const samples = await sample(game, count, { ...stream, ...(given && { given }) });
  await write(form, path, samples, loaded);
  const { modes } = experiment;
  const found = modes && modeCount(samples, modes);
  const note = found ? `, ${found.found} of ${found.total} modes found` : "";
  answer(`${formatCount(count)} samples at ${path}${note}${withCaveats(options, train)}`);
  const iteration = stage.from + game.iteration;
  const own = { run: run.name, iteration, count, ...(seed !== undefined && { seed }) };
  const asked = label === undefined ? {} : { class: label };
  answerJson({ ...own, ...asked, file: path, ...(found && { modes: found }) });
}

/** Conditions that ask for one class. */
function conditionsOf({ condition }: Game, label: number, count: number): Float32Array {
  const ask = condition?.given;
  if (ask === undefined) {
    const fix = "Only a run such as one of `digits-conditional` is told a class.";
    throw new InvalidOptionError("--class", label, "nothing with this run", fix);
  }
  return ask(new Uint16Array(count).fill(label));
}

function defaultPath({ game }: LoadedRun): string {
  return shownAs(game) === "row" ? "samples.csv" : "samples.png";
}

async function write(
  form: SampleForm,
  path: string,
  samples: Dataset,
  loaded: LoadedRun,
): Promise<void> {
  const { columns } = loaded.options;
  const inUnits = columns ? restoreUnits(samples, columns) : samples;
  const names = columns?.map(({ name }) => name);
  if (form === "folder") {
    await endingWith("Nothing is written.", () => writeFolder(path, picturesOf(samples)));
  } else if (form === "npy") await writeBytes(path, encodeNpy(inUnits));
  else if (form === "npz") await writeBytes(path, encodeNpz(inUnits));
  else if (form === "csv") await writeBytes(path, encodeCsv(inUnits, names));
  else {
    const view = await viewOfRun(loaded);
    await writeBytes(path, encodePng(drawExamples(samples, view)!));
  }
}

/** One file a sample, numbered from 1 so that names sort as numbers do. */
function* picturesOf(samples: Dataset): Generator<NamedBytes, void> {
  const digits = Math.max(4, `${samples.size}`.length);
  for (let i = 0; i < samples.size; i++) {
    const one = subset(samples, i, i + 1, samples.name);
    const image = sampleGrid(one, { rows: 1, columns: 1, padding: 0 });
    yield { name: `${`${i + 1}`.padStart(digits, "0")}.png`, bytes: encodePng(image) };
  }
}

/**
 * Checks that samples can be written in a form.
 *
 * @throws {InvalidOptionError} Naming those in which they can.
 */
function assertForm(form: SampleForm, game: Game): void {
  const kind = shownAs(game);
  const isPoint = kind === "plane" || kind === "line";
  if (form === "folder" && kind !== "picture") {
    const fix = isPoint
      ? "Points take `.png`, `.csv`, `.npy` or `.npz`."
      : "Numbers take `.csv`, `.npy` or `.npz`.";
    throw new InvalidOptionError("--out", "a folder", "a file", fix);
  }
  if (form === "png" && kind === "row") {
    const fix = "Rows of more than two numbers take `.csv`, `.npy` or `.npz`.";
    throw new InvalidOptionError("--out", "a picture", "a table", fix);
  }
  if (form === "csv" && kind === "picture") {
    const fix = "Pictures take `.png`, `.npy`, `.npz` or a folder.";
    throw new InvalidOptionError("--out", "a table", "pictures or an array", fix);
  }
}
