import { encodeCheckpoint } from "@gan/core";
import { trainsGenerator } from "@gan/experiments";
import { formatEstimate } from "@gan/report";
import type { Run } from "@gan/runs/node";
import type { Dataset } from "@gan/spec";
import { inBrackets } from "./caveats.ts";
import { checkpointMetadata } from "./checkpoint-metadata.ts";
import type { DataLoader } from "./data-loader.ts";
import { diagnoseRun } from "./diagnose-run.ts";
import { inShell } from "./in-shell.ts";
import { bestScore, keepScore } from "./keep-score.ts";
import { playedGame } from "./played-game.ts";
import { positionsIn } from "./position.ts";
import { type Provenance, scoreRecord } from "./records.ts";
import type { OpenStage } from "./restore-run.ts";
import type { ParsedRun, RunOptions } from "./run-options.ts";
import { sayMeasures } from "./say-measures.ts";
import { formatScore, scoreGame, scoreUntrained } from "./score.ts";
import { endingWith, interruptible, say } from "./terminal.ts";
import { trainStages } from "./train-stages.ts";
import { version } from "./version.ts";
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
  run,
  experiment,
  options,
  open: start,
  train,
  backend,
  data,
  out,
}: FinishRunOptions): Promise<boolean> {
  const parsed = { experiment, options };
  const { iterations } = options;
  const provenance = provenanceOf(options, backend);
  const { stage, game, isDone } = await interruptible((signal) =>
    trainStages({ run, ...parsed, provenance, train, data, signal, ...start }),
  );
  try {
    const where = out === undefined ? "" : ` --out ${inShell(out)}`;
    const goOn = `Go on with: gan resume ${run.number ?? inShell(run.path)}${where}`;
    if (!isDone) {
      say(
        `Stopped after iteration ${stage.from + game.iteration} of ${iterations}; saved. ${goOn}`,
      );
      process.exitCode = 130;
      return false;
    }
    const at = positionsIn(stage, train)(game.iteration);
    if (!trainsGenerator(experiment)) {
      await sayMeasures(experiment.measures ?? [], playedGame({ game, options, data }));
      const page = await writeReport({ run, ...parsed, game, train, data, examples: train });
      say(`The page${inBrackets(options, train)} is at ${page}`);
      return true;
    }
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
    say(formatScore("trained  ", score));
    const best = isKept ? await bestScore(run) : undefined;
    if (best && best.iteration !== at.iteration) {
      say(
        `Best by validation, after epoch ${best.epoch}: ${formatEstimate(best.logLikelihood)} nats. Look at it with --checkpoint best.`,
      );
    }
    const diagnosis = await diagnoseRun({ run, experiment, stage, game, train });
    say(diagnosis.failures.length > 0 ? `${diagnosis.text} ${diagnosis.advice}` : diagnosis.text);
    const page = await writeReport({
      ...{ run, ...parsed, game, train, data, diagnosis },
      examples: train,
    });
    say(`The page${inBrackets(options, train)} is at ${page}`);
    return true;
  } finally {
    game.dispose();
  }
}

function provenanceOf({ settings: { seed, width } }: RunOptions, backend: string): Provenance {
  return { seed, version, backend, ...(width !== 1 && { width }) };
}
