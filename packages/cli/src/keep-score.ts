import type { Run, RunView } from "@gan/runs/node";
import { readRunRecords } from "./read-run-records.ts";
import type { StoredScore } from "./records.ts";

/**
 * Appends a score to a run's records.
 *
 * A run that was ended while it was scored, and one that is resumed to no further iteration, has its scores once.
 *
 * @param encode - Gives the checkpoint to keep when the score is the best so far by its validation examples; test examples
 * choose nothing.
 */
export async function keepScore(
  run: Run,
  score: StoredScore,
  encode?: () => Promise<Uint8Array>,
): Promise<void> {
  const known = await scoresOf(run);
  if (known.some(({ iteration }) => iteration === score.iteration)) return;
  const best = bestOf(known);
  await run.appendRecord(score);
  const isBest = !best || best.validationLogLikelihood < score.validationLogLikelihood;
  if (isBest && encode) await run.writeCheckpoint(await encode(), "best");
}

/** The best score of a run by its validation examples, or `undefined` where there is none but the untrained networks'. */
export async function bestScore(run: RunView): Promise<StoredScore | undefined> {
  return bestOf(await scoresOf(run));
}

function bestOf(scores: readonly StoredScore[]): StoredScore | undefined {
  return scores
    .filter(({ iteration }) => iteration > 0)
    .sort((a, b) => b.validationLogLikelihood - a.validationLogLikelihood)[0];
}

async function scoresOf(run: RunView): Promise<StoredScore[]> {
  const known = await readRunRecords(run);
  return known.filter((record): record is StoredScore => record.kind === "score");
}
