import { encodeCheckpoint } from "@gan/core";
import { formatEstimate } from "@gan/report";
import type { Run } from "@gan/runs/node";
import type { Dataset } from "@gan/spec";
import { checkpointMetadata } from "./checkpoint-metadata.ts";
import type { DataLoader } from "./data-loader.ts";
import { hashesOf, keepEvaluation } from "./evaluation.ts";
import { bestScore, keepScore } from "./keep-score.ts";
import { playedGame } from "./played-game.ts";
import type { Position } from "./position.ts";
import { type Provenance, scoreRecord } from "./records.ts";
import type { OpenStage } from "./restore-run.ts";
import type { ParsedRun } from "./run-options.ts";
import { sayMeasures } from "./say-measures.ts";
import { formatScore, scoreGame, scoreUntrained } from "./score.ts";
import { answer, say } from "./terminal.ts";

/** A run that was trained to its end. */
export interface EndedRun extends ParsedRun, OpenStage {
  readonly run: Run;
  readonly train: Dataset;
  readonly data: DataLoader;
  readonly at: Position;
  readonly provenance: Provenance;
}

/** Scores a run beside its untrained nets, keeps both, and says them. @returns What `--json` has of them. */
export async function scoreAtEnd({
  run,
  experiment,
  options,
  stage,
  game,
  train,
  data,
  at,
  provenance,
}: EndedRun): Promise<object> {
  const parsed = { experiment, options };
  const before = await scoreUntrained(parsed, train, data);
  const score = await scoreGame(game, experiment, { data });
  const untrained = scoreRecord(before, { iteration: 0, epoch: 0 }, provenance);
  await keepScore(run, untrained);
  const encode = () => encodeCheckpoint(game, checkpointMetadata(parsed, stage, provenance));
  const isKept = options.scoreEvery !== undefined;
  const trained = scoreRecord(score, at, provenance);
  await keepScore(run, trained, isKept ? encode : undefined);
  say(formatScore("untrained", before));
  answer(formatScore("trained  ", score));
  const best = isKept ? await bestScore(run) : undefined;
  if (best && best.iteration !== at.iteration) {
    say(
      `Best by validation, after epoch ${best.epoch}: ${formatEstimate(best.logLikelihood)} nats. Look at it with --checkpoint best.`,
    );
  }
  return { untrained, score: trained, ...(best && { best }) };
}

/** Measures a run by what its experiment has in the place of a score, and keeps it. @returns What `--json` has of it. */
export async function measureAtEnd(ended: EndedRun): Promise<object> {
  const { run, experiment, options, at, provenance } = ended;
  const metrics = await sayMeasures(experiment.measures ?? [], playedGame(ended));
  await keepEvaluation(run, {
    ...{ kind: "measures", experiment: experiment.name, checkpoint: "last", metrics },
    ...{ ...at, ...provenance, data: hashesOf(options.data ?? {}) },
  });
  return { measures: metrics };
}
