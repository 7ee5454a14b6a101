import { encodeCheckpoint } from "@gan/core";
import { formatEstimate } from "@gan/report";
import type { Run } from "@gan/runs/node";
import type { Dataset } from "@gan/spec";
import { inBrackets } from "./caveats.ts";
import { checkpointMetadata } from "./checkpoint-metadata.ts";
import type { DataLoader } from "./data-loader.ts";
import { diagnoseRun } from "./diagnose-run.ts";
import { inShell } from "./in-shell.ts";
import { bestScore, keepScore } from "./keep-score.ts";
import { positionsIn } from "./position.ts";
import { provenanceOf, scoreRecord } from "./records.ts";
import type { OpenStage } from "./restore-run.ts";
import type { ParsedRun } from "./run-options.ts";
import { formatScore, scoreGame, scoreUntrained } from "./score.ts";
import { tellingRun } from "./telling-run.ts";
import { answer, answerJson, endingWith, interruptible, say } from "./terminal.ts";
import { trainStages } from "./train-stages.ts";
import { writeReport } from "./write-report.ts";

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
    const [untrained, score] = await endingWith(
      `Stopped while it was scored; it is trained and saved. ${goOn}`,
      async () => [
        await scoreUntrained(parsed, train, data),
        await scoreGame(game, experiment, { data }),
      ],
    );
    await keepScore(run, scoreRecord(untrained, { iteration: 0, epoch: 0 }, provenance));
    const encode = () => encodeCheckpoint(game, checkpointMetadata(parsed, stage, provenance));
    const isKept = options.scoreEvery !== undefined;
    await keepScore(run, scoreRecord(score, at, provenance), isKept ? encode : undefined);
    say(formatScore("untrained", untrained));
    answer(formatScore("trained  ", score));
    const best = isKept ? await bestScore(run) : undefined;
    if (best && best.iteration !== at.iteration) {
      say(
        `Best by validation, after epoch ${best.epoch}: ${formatEstimate(best.logLikelihood)} nats. Look at it with --checkpoint best.`,
      );
    }
    const write = async () => {
      const diagnosis = await diagnoseRun({ run, experiment, stage, game, train });
      say(diagnosis.failures.length > 0 ? `${diagnosis.text} ${diagnosis.advice}` : diagnosis.text);
      const about = { run, ...parsed, game, train, diagnosis };
      return { diagnosis, page: await writeReport({ ...about, examples: train }) };
    };
    const again = `gan report ${run.number ?? inShell(run.path)}${where}`;
    const { diagnosis, page } = await endingWith(
      `Stopped before its page was written; it is trained and scored. Write it with: ${again}`,
      write,
    );
    answer(`The page${inBrackets(options, train)} is at ${page}`);
    const { condition, text, advice } = diagnosis;
    answerJson({
      ...{ kind: "run", ...own, iteration: at.iteration, isDone: true },
      ...{ untrained: scoreRecord(untrained, { iteration: 0, epoch: 0 }, provenance) },
      ...{ score: scoreRecord(score, at, provenance), ...(best && { best }) },
      ...{ health: { condition, text, advice }, page },
    });
    return true;
  } finally {
    game.dispose();
  }
}
