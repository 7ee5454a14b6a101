import type { Estimate } from "@gan/spec";
import type { FoldsEstimate } from "./folds-estimate.ts";

/** A mean log-likelihood and its standard error, in nats. */
export type Score = Pick<Estimate, "mean" | "standardError">;

/** One model's scores; on TFD the error is the one across five folds. */
export interface Table1Row {
  readonly model: string;
  readonly mnist: Score;
  readonly tfd: Score;
}

/** The paper's Table 1. */
export const table1: readonly Table1Row[] = [
  row("DBN", [138, 2], [1909, 66]),
  row("Stacked CAE", [121, 1.6], [2110, 50]),
  row("Deep GSN", [214, 1.1], [1890, 29]),
  row("Adversarial nets", [225, 2], [2057, 26]),
];

/** Scores to stand beside the paper's. */
export interface ObtainedScores {
  readonly mnist?: Score;
  /** Several folds print the standard error with ddof 1, then the one with ddof 0. */
  readonly tfd?: Score | FoldsEstimate;
}

/**
 * Writes the paper's Table 1 with ours as its last row, as a Markdown table whose columns line up.
 *
 *     | Model            | MNIST       | TFD       |
 *     |------------------|-------------|-----------|
 *     | Adversarial nets | 225 ± 2     | 2057 ± 26 |
 *     | this program     | 143.6 ± 1.5 | –         |
 */
export function formatTable1({ mnist, tfd }: ObtainedScores): string {
  const lines = [
    ["Model", "MNIST", "TFD"],
    ...table1.map((each) => [each.model, formatPrinted(each.mnist), formatPrinted(each.tfd)]),
    ["this program", formatObtained(mnist), formatObtained(tfd)],
  ];
  const widths = [0, 1, 2].map((column) => Math.max(...lines.map((line) => line[column]!.length)));
  const [head, ...body] = lines.map(
    (line) => `| ${line.map((cell, column) => cell.padEnd(widths[column]!)).join(" | ")} |`,
  );
  const rule = `|${widths.map((width) => "-".repeat(width + 2)).join("|")}|`;
  return [head, rule, ...body].join("\n");
}

function row(model: string, mnist: [number, number], tfd: [number, number]): Table1Row {
  const [onMnist, onTfd] = [mnist, tfd].map(([mean, standardError]) => ({ mean, standardError }));
  return { model, mnist: onMnist!, tfd: onTfd! };
}

function formatPrinted({ mean, standardError }: Score): string {
  return `${mean} ± ${standardError}`;
}

function formatObtained(score: Score | FoldsEstimate | undefined): string {
  if (score === undefined) return "–";
  if (!("folds" in score)) return `${score.mean.toFixed(1)} ± ${score.standardError.toFixed(1)}`;
  const other = score.populationStandardError.toFixed(1);
  return `${formatObtained(score.logLikelihood)} (ddof 0: ± ${other})`;
}
