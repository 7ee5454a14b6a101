import { formatCount } from "@gan/report";
import { columns } from "../columns.ts";
import { answer, say } from "../terminal.ts";
import type { Measurement, SetRecord } from "./measurement.ts";

/** Prints what was measured: what of, one table, and what to know of it. */
export function sayMeasurement(
  measurement: Measurement,
  said: { readonly samples: string; readonly reference: string },
): void {
  const { samples, reference, features, measures, halves, seed, engine, version } = measurement;
  const network = features.sha256 === undefined ? "" : `, SHA-256 ${features.sha256.slice(0, 12)}…`;
  for (const line of columns([
    ["samples", `${said.samples}: ${sayRecord(samples)}`],
    ["reference", `${said.reference}: ${sayRecord(reference)}`],
    ["features", `${features.name}, ${formatCount(features.size)} numbers an example${network}`],
    ["made by", `gan ${version}, engine ${engine}, seed ${seed}`],
  ])) {
    say(line);
  }
  say();
  const [m, n, d] = [samples.count, reference.count, features.size].map(formatCount);
  const hasErrors = halves > 0;
  const head = ["measure", "", "value", ...(hasErrors ? ["±"] : []), "n", "d"];
  const rows = measures.map(({ measure, of, value, number, standardError }, i) => [
    measures[i - 1]?.measure === measure ? "" : measure,
    value,
    formatNumber(number, standardError),
    ...(hasErrors ? [standardError ? inDigitsOf(standardError, standardError) : ""] : []),
    m === n ? m! : `${m} / ${n}`,
    of === "pictures" ? "" : d!,
  ]);
  for (const line of columns([head, ...rows], hasErrors ? [2, 3, 4, 5] : [2, 3, 4])) answer(line);
  if (hasErrors) say(`± is the standard error, from ${halves} random halves of both.`);
  for (const note of measurement.notes) say(note);
}

function sayRecord({ count, shape, sha256 }: SetRecord): string {
  return `${formatCount(count)} of ${shape.join(" × ")}, SHA-256 ${sha256.slice(0, 12)}…`;
}

/** As far as the standard error lets it be known: its two first digits. Four digits where there is none. */
function formatNumber(value: number, error: number | undefined): string {
  if (error === undefined || error === 0) {
    return Number.isInteger(value) ? `${value}` : `${Number(value.toPrecision(4))}`;
  }
  return inDigitsOf(value, error);
}

function inDigitsOf(value: number, error: number): string {
  const decimals = 1 - Math.floor(Math.log10(error));
  return decimals > 12 ? value.toPrecision(2) : value.toFixed(Math.max(0, decimals));
}
