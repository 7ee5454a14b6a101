import { open } from "node:fs/promises";
import { join } from "node:path";

/** Bytes of a safetensors header that are read at most. */
const MOST = 1_000_000;

/** Where a checkpoint stands, as its header alone says it. */
export interface CheckpointPlace {
  /** Of its stage. */
  readonly iteration: number;
  /** Said in the first of two stages. */
  readonly stage?: string;
}

/** Reads where a run's checkpoint stands without its numbers; `undefined` where there is none, or none that can be read. */
export async function checkpointPlace(folder: string): Promise<CheckpointPlace | undefined> {
  const file = await open(join(folder, "checkpoint.safetensors"), "r").catch(() => undefined);
  if (file === undefined) return undefined;
  try {
    const { buffer: size } = await file.read(Buffer.alloc(8), 0, 8, 0);
    const length = Number(size.readBigUInt64LE());
    if (length > MOST) return undefined;
    const { buffer: header } = await file.read(Buffer.alloc(length), 0, length, 8);
    const { iteration, stage } = JSON.parse(header.toString("utf8")).__metadata__;
    const place = { iteration: Number(iteration), ...(stage !== undefined && { stage }) };
    return Number.isInteger(place.iteration) ? place : undefined;
  } catch {
    return undefined;
  } finally {
    await file.close();
  }
}
