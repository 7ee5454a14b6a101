import type { Run } from "@gan/runs/node";
import type { Dataset } from "@gan/spec";
import { inBrackets } from "./caveats.ts";
import type { DataLoader } from "./data-loader.ts";
import { diagnoseRun } from "./diagnose-run.ts";
import { inShell } from "./in-shell.ts";
import { positionsIn } from "./position.ts";
import { provenanceOf } from "./records.ts";
import type { OpenStage } from "./restore-run.ts";
import type { ParsedRun } from "./run-options.ts";
import { measureAtEnd, scoreAtEnd } from "./score-at-end.ts";
import { tellingRun } from "./telling-run.ts";
import { answer, answerJson, endingWith, interruptible, say } from "./terminal.ts";
import { trainStages } from "./train-stages.ts";
import { healthOf, writeReport } from "./write-report.ts";

export interface FinishRunOptions extends ParsedRun {
  readonly run: Run;
  /** Where the run stands. Its game is disposed. */
  readonly open: OpenStage;
  readonly train: Dataset;
  readonly backend: string;
  /** Loads what it is scored on. */
  readonly data: DataLoader;
  /** The parent of run folders that was typed, for the command that goes on. */
  readonly out?: string;
}

/**
 * Trains what is left of a run, scores it beside its untrained nets, and writes its page.
 *
 * @returns Whether the run reached its end; if not, it was interrupted and saved.
 */
export async function finishRun({
  run: silent,
  experiment,
  options,
  open: start,
  train,
  backend,
  data,
  out,
}: FinishRunOptions): Promise<boolean> {
  const run = tellingRun(silent);
  const parsed = { experiment, options };
  const { iterations } = options;
  const own = { run: run.name, path: run.path, experiment: experiment.name, iterations };
  const provenance = provenanceOf(options, backend);
  const { stage, game, isDone } = await interruptible((signal) =>
    trainStages({ run, ...parsed, provenance, train, data, signal, ...start }),
  );
  try {
    const where = out === undefined ? "" : ` --out ${inShell(out)}`;
    const goOn = `Go on with: gan resume ${run.number ?? inShell(run.path)}${where}`;
    if (!isDone) {
      const iteration = stage.from + game.iteration;
      answer(`Stopped after iteration ${iteration} of ${iterations}; saved. ${goOn}`);
      answerJson({ kind: "run", ...own, iteration, isDone: false });
      process.exitCode = 130;
      return false;
    }
    const at = positionsIn(stage, train)(game.iteration);
    const ended = { run, ...parsed, stage, game, train, data, at, provenance };
    const found = await endingWith(
      `Stopped while it was scored; it is trained and saved. ${goOn}`,
      () => (experiment.isScored === false ? measureAtEnd(ended) : scoreAtEnd(ended)),
    );
    const write = async () => {
      const diagnosis = await diagnoseRun({ run, experiment, stage, game, train });
      if (diagnosis) {
        const { text, advice, failures } = diagnosis;
        say(failures.length > 0 ? `${text} ${advice}` : text);
      }
      const about = { run, ...parsed, game, train, data, diagnosis };
      return { diagnosis, page: await writeReport({ ...about, examples: train }) };
    };
    const again = `gan report ${run.number ?? inShell(run.path)}${where}`;
    const { diagnosis, page } = await endingWith(
      `Stopped before its page was written; it is trained and scored. Write it with: ${again}`,
      write,
    );
    answer(`The page${inBrackets(options, train)} is at ${page}`);
    answerJson({
      ...{ kind: "run", ...own, iteration: at.iteration, isDone: true, ...found },
      ...{ ...healthOf(diagnosis), page },
    });
    return true;
  } finally {
    game.dispose();
  }
}
