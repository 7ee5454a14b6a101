import {
  type Metric,
  type MetricNeed,
  type MetricSubject,
  missingFrom,
  UnknownNameError,
} from "@gan/spec";
import { metrics } from "../metrics.ts";
import type { MeasuredValue } from "./measurement.ts";

/** What a metric asks for that compares two sets, and not a generator with its data. */
const COMPARED: readonly MetricNeed[] = ["features", "logits", "pictures"];

/** Whether a metric compares any two sets by what is made of their examples. */
export function isOfSets({ needs }: Pick<Metric, "needs">): boolean {
  return needs.some((need) => COMPARED.includes(need));
}

/** What of examples a metric of sets looks at. */
export function lookedAtBy({ needs }: Pick<Metric, "needs">): MeasuredValue["of"] {
  if (needs.includes("pictures")) return "pictures";
  return needs.includes("logits") ? "classes" : "features";
}

/**
 * The metrics that two sets can be measured by.
 *
 * @param only - Names with commas between them; the others are left out. @default all
 * @throws {UnknownNameError} When there is none of that name.
 */
export function chosenMetrics(only: string | undefined): Metric[] {
  const all = Object.values(metrics).filter(isOfSets);
  if (only === undefined) return all;
  return only.split(",").map((name) => {
    const found = all.find((metric) => metric.name === name.trim());
    if (found) return found;
    throw new UnknownNameError(
      "measure",
      name.trim(),
      all.map((metric) => metric.name),
    );
  });
}

/** What to do where something is missing. */
const advice: Partial<Readonly<Record<MetricNeed, string>>> = {
  train: "it compares samples with what their generator was trained on: name that by `--train`",
  logits:
    "there are no classes: take `--features judge`, or a network whose second output is logits",
  pictures: "there are no pictures of at least 11 × 11 pixels",
};

/** Those of them that have what they need, and of the others a sentence each on what is missing. */
export function measurable(
  chosen: readonly Metric[],
  subject: MetricSubject,
): { readonly metrics: readonly Metric[]; readonly leftOut: readonly string[] } {
  const metrics: Metric[] = [];
  const leftOut: string[] = [];
  for (const metric of chosen) {
    const missing = missingFrom(subject, metric.needs);
    if (missing === undefined) metrics.push(metric);
    else
      leftOut.push(`${metric.name} is left out: ${advice[missing] ?? `there are no ${missing}`}.`);
  }
  return { metrics, leftOut };
}
