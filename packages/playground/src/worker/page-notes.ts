import { z } from "zod";
import type { CurvePoint } from "../protocol.ts";

/** What the page notes beside a checkpoint. */
export interface PageNotes {
  /** The experiment, as in the page's address. */
  readonly link: string;
  readonly iteration: number;
  /** Steps of players that were taken since. */
  readonly phase: number;
  readonly curve: readonly CurvePoint[];
  /** Whether it was training when it was kept. */
  readonly isPlaying?: boolean;
}

const count = z.int().min(0);
const value = z.number();
/** Points of older pages have their values beside the iteration. */
const point = z
  .object({ iteration: count, epoch: value, values: z.record(z.string(), value).optional() })
  .catchall(value)
  .transform(
    ({ iteration, epoch, values, ...beside }): CurvePoint => ({
      ...{ iteration, epoch },
      values: values ?? (beside as Record<string, number>),
    }),
  );
const notes = z.object({
  link: z.string(),
  iteration: count,
  phase: count.max(100_000),
  curve: z.array(point),
  isPlaying: z.boolean().optional(),
});

/** Reads notes, which anyone may have written; `undefined` where they are none. */
export function readNotes(text: string): PageNotes | undefined {
  try {
    const { isPlaying, ...read } = notes.parse(JSON.parse(text));
    return { ...read, ...(isPlaying !== undefined && { isPlaying }) };
  } catch {
    return undefined;
  }
}
