import type { Game } from "@gan/core";
import type { RunView } from "@gan/runs/node";
import { fixedSamplesPng } from "./pictures.ts";
import type { PointView } from "./point-picture.ts";

/** A picture of samples that lies in a run's folder. */
export interface SampleFile {
  readonly iteration: number;
  readonly name: string;
  readonly png: Uint8Array;
}

/**
 * Draws samples on the run's fixed noise and keeps the picture; nothing happens where examples are rows of more than two
 * numbers.
 *
 * @param view - What points are drawn over.
 */
export async function saveSamples(
  run: RunView,
  game: Game,
  iteration: number,
  view: PointView,
): Promise<void> {
  const png = await fixedSamplesPng(game, view);
  if (png === undefined) return;
  const name = `samples-${String(iteration).padStart(8, "0")}.png`;
  await run.store.writeAtomically(name, png);
}

/** The pictures of samples in a run's folder, in order. What has that name and is no picture is left out. */
export async function readSamples({ store }: RunView): Promise<SampleFile[]> {
  const samples: SampleFile[] = [];
  for (const file of await store.list()) {
    const [, digits] = /^samples-(\d{8})\.png$/.exec(file) ?? [];
    const png = digits === undefined ? undefined : await store.read(file);
    if (png !== undefined && isPng(png))
      samples.push({ iteration: Number(digits), name: file, png });
  }
  return samples;
}

/** Whether a file begins as a PNG does, with its size. */
function isPng(bytes: Uint8Array): boolean {
  const [signature, header] = [bytes.subarray(0, 8), bytes.subarray(12, 16)];
  return (
    bytes.length > 24 &&
    Buffer.compare(signature, Buffer.from("\x89PNG\r\n\x1a\n", "latin1")) === 0 &&
    Buffer.compare(header, Buffer.from("IHDR")) === 0
  );
}
