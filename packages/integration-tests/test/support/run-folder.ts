import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { decodeCheckpoint } from "@gan/core";

/** A line of `stats.jsonl`. */
export interface StatsRecord {
  readonly kind: string;
  readonly iteration: number;
  readonly [field: string]: unknown;
}

/** The whole lines of a run's `stats.jsonl`; none before there is one. */
export function statsOf(run: string): StatsRecord[] {
  const text = readIfThere(join(run, "stats.jsonl"))?.toString() ?? "";
  const lines = text.split("\n").slice(0, -1);
  return lines.map((line) => JSON.parse(line));
}

/** The iteration of the last whole training record, or 0. */
export function lastRecordedIteration(run: string): number {
  return statsOf(run).findLast(({ kind }) => kind === "training")?.iteration ?? 0;
}

/** The iteration a run's checkpoint was written after, or 0 without one. */
export function checkpointIteration(run: string): number {
  const bytes = readIfThere(join(run, "checkpoint.safetensors"));
  return bytes === undefined ? 0 : decodeCheckpoint(bytes).iteration;
}

/** The first run of a folder of runs; a path that is not there before there is one. */
export function firstRunIn(parent: string): string {
  const names = existsSync(parent) ? readdirSync(parent).sort() : [];
  return join(parent, names.find((name) => /^\d/.test(name)) ?? "none");
}

/** Every file of a run that is not hidden, by name. */
export function filesOf(run: string): Map<string, Buffer> {
  const names = readdirSync(run).filter((name) => !name.startsWith("."));
  return new Map(names.sort().map((name) => [name, readFileSync(join(run, name))]));
}

function readIfThere(file: string): Buffer | undefined {
  try {
    return readFileSync(file);
  } catch {
    return undefined;
  }
}
