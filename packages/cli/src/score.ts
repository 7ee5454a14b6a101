import { type Game, judge, sample } from "@gan/core";
import { createExperimentGame, type Experiment } from "@gan/experiments";
import { type ErrorShares, errorShares } from "@gan/metrics";
import {
  type FoldsEstimate,
  foldsEstimate,
  type ParzenEstimate,
  parzenEstimate,
} from "@gan/parzen";
import { formatDuration, formatEstimate } from "@gan/report";
import type { Dataset, Estimate } from "@gan/spec";
import type { DataLoader } from "./data-loader.ts";
import type { ParsedRun } from "./run-options.ts";
import { createStatus } from "./terminal.ts";

/** How good a generator is, and how well D tells, where there is a D. */
export interface Score extends Partial<ErrorShares> {
  /** Of the test examples; of the folds where there are several. */
  readonly logLikelihood: Estimate;
  /** With several folds: the standard error with ddof 0; `logLikelihood` has ddof 1. */
  readonly populationStandardError?: number;
  /** Each division of the data with the σ of its own; one for most experiments. */
  readonly folds: readonly ParzenEstimate[];
}

export interface ScoreGameOptions {
  readonly data: DataLoader;
  /** False where D was not kept, so that its mistakes say nothing. @default true */
  readonly hasDiscriminator?: boolean;
  /** What is scored. @default drawn now, as many as the protocol wants */
  readonly samples?: Dataset;
}

/** Scores a game by its experiment's protocol: Parzen window, and D's error shares. */
export async function scoreGame(
  game: Game,
  { evaluation }: Experiment,
  { data, hasDiscriminator = true, samples: drawn }: ScoreGameOptions,
): Promise<Score> {
  const { samples: count, validation: limit, folds: foldCount = 1 } = evaluation;
  const folds: { validation: Dataset; test: Dataset }[] = [];
  for (let fold = 1; fold <= foldCount; fold++) {
    folds.push({
      validation: await data.load("validation", fold),
      test: await data.load("test", fold),
    });
  }
  const [first] = folds as [(typeof folds)[0]];
  const samples = drawn ?? (await sample(game, count));
  const status = createStatus();
  const began = performance.now();
  const onProgress = ({ done, total }: { done: number; total: number }) => {
    const seconds = (performance.now() - began) / 1000;
    // The first pieces wait for the engine, and would promise a quarter of an hour.
    const isKnown = seconds > 3 && done / total > 0.05;
    const eta = isKnown ? `  ETA ${formatDuration(seconds * (total / done - 1))}` : "";
    status.update(`Scoring  ${Math.floor((100 * done) / total)} %${eta}`);
  };
  try {
    const tells = hasDiscriminator && !game.discriminator.objective.isScore;
    const shares = tells ? await errorShares(judge(game), first.test, samples) : {};
    if (foldCount > 1)
      return { ...(await foldsEstimate({ samples, folds, onProgress })), ...shares };
    const validationCount = Math.min(first.validation.size, limit);
    const parzen = await parzenEstimate({ samples, ...first, validationCount, onProgress });
    return { logLikelihood: parzen.logLikelihood, folds: [parzen], ...shares };
  } finally {
    status.finish();
  }
}

/** Scores the same networks before any training, by the same protocol. */
export async function scoreUntrained(
  { experiment, options }: ParsedRun,
  train: Dataset,
  data: DataLoader,
): Promise<Score> {
  const game = createExperimentGame(experiment, options.settings, train);
  try {
    return await scoreGame(game, experiment, { data });
  } finally {
    game.dispose();
  }
}

/** A score as Table 1 takes it. */
export function obtainedScore({
  logLikelihood,
  populationStandardError,
  folds,
}: Score): ParzenEstimate["logLikelihood"] | FoldsEstimate {
  if (populationStandardError === undefined) return logLikelihood;
  return { logLikelihood, populationStandardError, folds };
}

/** The lines that say a score: one, and one for each fold where there are several. */
export function formatScore(
  name: string,
  { logLikelihood, populationStandardError, folds, falseNegatives, falsePositives }: Score,
): string {
  const shares =
    falseNegatives === undefined || falsePositives === undefined
      ? ""
      : `; D takes ${percent(falseNegatives)} of real examples for generated and ${percent(falsePositives)} of generated for real`;
  const [first, ...others] = folds as [ParzenEstimate, ...ParzenEstimate[]];
  if (others.length === 0) {
    return `${name}: ${formatEstimate(logLikelihood)} nats (${formatBandwidth(first)})${shares}`;
  }
  const error = `ddof 0: ± ${populationStandardError?.toFixed(1)}`;
  return [
    `${name}: ${formatEstimate(logLikelihood)} nats over ${folds.length} folds (${error})${shares}`,
    ...folds.map(
      (fold, i) =>
        `  fold ${i + 1}: ${formatEstimate(fold.logLikelihood)} nats (${formatBandwidth(fold)})`,
    ),
  ].join("\n");
}

function formatBandwidth({ bandwidth }: ParzenEstimate): string {
  return `σ ${Number(bandwidth.toPrecision(4))}`;
}

/** A share as a person reads it. */
export function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
