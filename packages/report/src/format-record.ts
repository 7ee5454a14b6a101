import type { TrainingRecord } from "@gan/spec";
import { formatDuration } from "./format.ts";

/** What a status line says besides the record. */
export interface FormatRecordOptions {
  /** Iterations of the whole run. */
  readonly total?: number;
  readonly iterationsPerSecond?: number;
  /** Seconds until the run is done. */
  readonly eta?: number;
}

/**
 * Writes a record as one status line whose columns stay in place from record to record:
 *
 *      1200/50000  epoch   3  D 1.386 G 0.693  D(x) .50 D(G(z)) .50  12.3 it/s  ETA 1h02m
 *
 * D and G are the losses in nats, and E that of an encoder, where one plays; D(x) and D(G(z)) are D's mean answers to real and generated examples. What a record
 * does not have is left out.
 */
export function formatRecord(
  record: TrainingRecord,
  { total, iterationsPerSecond, eta }: FormatRecordOptions = {},
): string {
  const width = String(total ?? 100_000).length;
  const iteration = String(record.iteration).padStart(width);
  const { values } = record;
  const parts = [
    total === undefined ? `iteration ${iteration}` : `${iteration}/${total}`,
    `epoch ${String(record.epoch).padStart(3)}`,
    named({ D: values.discriminatorLoss, G: values.generatorLoss, E: values.encoderLoss }, nats),
    named({ "D(x)": values.realProbability, "D(G(z))": values.fakeProbability }, probability),
  ].filter(Boolean);
  if (iterationsPerSecond !== undefined) parts.push(`${rate(iterationsPerSecond)} it/s`);
  if (eta !== undefined) parts.push(`ETA ${compact(formatDuration(eta))}`);
  return parts.join("  ");
}

/** The values that a record has, each after its name. */
function named(
  values: Readonly<Record<string, number | undefined>>,
  format: (value: number) => string,
): string {
  return Object.entries(values)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name} ${format(value)}`]))
    .join(" ");
}

/** Five characters, as many digits as they hold: `1.386`, `12.35`, `-0.69`. */
function nats(loss: number): string {
  const shown = [3, 2, 1].map((digits) => loss.toFixed(digits));
  return (shown.find((text) => text.length <= 5) ?? loss.toFixed(0)).padStart(5);
}

/** Three characters whatever the value: `.53`, and 1 as `1.0`. */
function probability(value: number): string {
  const shown = value.toFixed(2);
  return shown.startsWith("0") ? shown.slice(1) : shown.slice(0, 3);
}

function compact(duration: string): string {
  return duration.replaceAll(" ", "").replace("min", "m");
}

function rate(perSecond: number): string {
  return perSecond.toFixed(perSecond < 9.995 ? 2 : perSecond < 99.95 ? 1 : 0).padStart(4);
}
