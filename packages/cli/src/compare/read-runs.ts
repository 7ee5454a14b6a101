import type { ComparedRun } from "@gan/report";
import { loadRun, type RunFolder, type RunView } from "@gan/runs/node";
import { GanError } from "@gan/spec";
import { readRunRecords } from "../read-run-records.ts";
import { type ParsedRun, parseRunOptions } from "../run-options.ts";
import { shownOptions } from "../shown-options.ts";
import { diagnoseRecords } from "./diagnose-records.ts";
import { runCurvesOf } from "./run-curves-of.ts";
import { runValues } from "./run-values.ts";

/** A run whose settings were read, and nothing else of it yet. */
export interface BegunRun extends ParsedRun {
  readonly run: RunView;
}

/** What could be read, and why the rest could not, in a sentence each. */
export interface ReadResult<Each> {
  readonly read: readonly Each[];
  readonly leftOut: readonly string[];
}

/** Reads the settings of runs. */
export function readSettings(folders: readonly RunFolder[]): Promise<ReadResult<BegunRun>> {
  return each(folders, async ({ path, name }) => {
    const run = await loadRun(path, { parent: path });
    return { run: { ...run, name }, ...parseRunOptions(run) };
  });
}

/**
 * Reads what became of runs; one after the other, since their records may be long.
 *
 * @param onRun - Called before each, with its place from 1 on.
 */
export function readRuns(
  begun: readonly BegunRun[],
  onRun: (place: number) => void,
): Promise<ReadResult<ComparedRun>> {
  const longest = Math.max(...begun.map(({ options }) => options.iterations));
  return each(
    begun.map((parsed, i) => ({ name: parsed.run.name, place: i + 1, parsed })),
    async ({ name, place, parsed }) => {
      onRun(place);
      const { run, options } = parsed;
      const records = await readRunRecords(run);
      if (!records.some(({ kind }) => kind === "training")) return "it has no records yet";
      const diagnosis = diagnoseRecords(parsed, records);
      const [lost] = diagnosis?.failures ?? [];
      // How often it is saved and scored on the way changes nothing of a training.
      const { checkpointEvery: _, scoreEvery: __, ...settings } = shownOptions(options);
      return {
        ...{ name, settings, iterations: options.iterations },
        iteration: Math.max(...records.map(({ iteration }) => iteration)),
        values: await runValues(run, records),
        curves: runCurvesOf(records, longest),
        ...(lost && { lost }),
      };
    },
  );
}

async function each<From extends { readonly name: string }, To extends object>(
  all: readonly From[],
  read: (one: From) => Promise<To | string>,
): Promise<ReadResult<To>> {
  const found: To[] = [];
  const leftOut: string[] = [];
  for (const one of all) {
    const result = await read(one).catch((error: unknown) => {
      if (!GanError.is(error)) throw error;
      return error.message;
    });
    if (typeof result === "string") leftOut.push(`${one.name}: ${result}`);
    else found.push(result);
  }
  return { read: found, leftOut };
}
