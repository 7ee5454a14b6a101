import { formatCount, formatEstimate } from "@gan/report";
import { columns } from "./columns.ts";
import { evaluateRun } from "./evaluate-run.ts";
import type { Evaluation, MeasuredRun } from "./evaluation.ts";
import { namedRuns } from "./runs/named-runs.ts";
import { runsFolder } from "./runs-folder.ts";
import { answer, answerJson, endingWith, say } from "./terminal.ts";
import { type WithRunOptions, withRun } from "./with-run.ts";

/** Which runs, and what of them. */
export interface EvaluateOptions extends WithRunOptions {
  /** Whether pixels are measured too. @default false */
  readonly metrics?: boolean;
}

/** Evaluates runs one after the other; of several a table follows, the best first. */
export async function evaluateRuns(
  which: readonly string[],
  options: EvaluateOptions,
): Promise<void> {
  const runs = await namedRuns(which, runsFolder(options.runs));
  const found: { readonly name: string; readonly evaluation: Evaluation | MeasuredRun }[] = [];
  for (const { name, path } of runs) {
    const kept = found.length === 0 ? "nothing was kept" : `${found.length} before it are kept`;
    const evaluation = await endingWith(`Stopped while ${name} was evaluated; ${kept}.`, () =>
      withRun(path, options, (loaded) => evaluateRun(loaded, options)),
    );
    if (runs.length > 1) say();
    found.push({ name, evaluation });
  }
  answerJson({ evaluations: found.map(({ name, evaluation }) => ({ run: name, ...evaluation })) });
  const scored = found.flatMap(({ name, evaluation }) =>
    evaluation.kind === "evaluation" ? [{ name, evaluation }] : [],
  );
  if (scored.length < 2) return;
  const meanOf = ({ evaluation }: (typeof scored)[number]) => evaluation.logLikelihood.mean;
  const rows = scored.toSorted((a, b) => meanOf(b) - meanOf(a)).map(rowOf);
  const head = ["run", "experiment", "iteration", "σ", "samples", "nats"];
  for (const line of columns([head, ...rows], [2, 3, 4, 5])) answer(line);
}

function rowOf({ name, evaluation }: { name: string; evaluation: Evaluation }): string[] {
  const { experiment, iteration, bandwidth, folds, sampleCount, logLikelihood } = evaluation;
  const sigma = bandwidth === undefined ? `${folds?.length} folds` : sayBandwidth(bandwidth);
  const counts = [formatCount(iteration), sigma, formatCount(sampleCount)];
  return [name, experiment, ...counts, formatEstimate(logLikelihood)];
}

function sayBandwidth(bandwidth: number): string {
  return `${Number(bandwidth.toPrecision(4))}`;
}
