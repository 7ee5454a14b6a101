import { chosenMetrics, lookedAtBy } from "./chosen-metrics.ts";

/** The measures of two sets, as a document has them: rows of a table. */
export function measuresTable(): string[] {
  const rows = chosenMetrics(undefined).map(
    (metric) => `| \`${metric.name}\` | ${lookedAtBy(metric)} | ${metric.describe} |`,
  );
  return ["| measure | of | says |", "|---|---|---|", ...rows];
}
