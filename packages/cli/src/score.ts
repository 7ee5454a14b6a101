import { type ErrorShares, errorShares, type Game, sample } from "@gan/core";
import { createExperimentGame, type Experiment, type Settings } from "@gan/experiments";
import { type ParzenEstimate, parzenEstimate } from "@gan/parzen";
import { formatDuration, formatEstimate } from "@gan/report";
import type { Dataset } from "@gan/spec";
import { loadSplit } from "./load-data.ts";
import { createStatus } from "./terminal.ts";

/** How good a generator is, and how well D tells. */
export interface Score extends ErrorShares {
  readonly parzen: ParzenEstimate;
}

/** Scores a game by its experiment's protocol: Parzen window, and D's error shares. */
export async function scoreGame(
  game: Game,
  experiment: Experiment,
  dataDir: string | undefined,
): Promise<Score> {
  const validation = await loadSplit(experiment, "validation", dataDir);
  const test = await loadSplit(experiment, "test", dataDir);
  const samples = await sample(game, experiment.evaluation.samples);
  const status = createStatus();
  const began = performance.now();
  try {
    const parzen = await parzenEstimate({
      samples,
      validation,
      test,
      validationCount: Math.min(validation.size, experiment.evaluation.validation),
      onProgress: ({ done, total }) => {
        const left = ((performance.now() - began) / 1000) * (total / done - 1);
        status.update(
          `Scoring  ${Math.floor((100 * done) / total)} %  ETA ${formatDuration(left)}`,
        );
      },
    });
    return { parzen, ...(await errorShares(game, test, samples)) };
  } finally {
    status.finish();
  }
}

/** Scores the same networks before any training, by the same protocol. */
export async function scoreUntrained(
  experiment: Experiment,
  settings: Settings,
  train: Dataset,
  dataDir: string | undefined,
): Promise<Score> {
  const game = createExperimentGame(experiment, settings, train);
  try {
    return await scoreGame(game, experiment, dataDir);
  } finally {
    game.dispose();
  }
}

/** The lines that say a score. */
export function formatScore(
  name: string,
  { parzen, falseNegatives, falsePositives }: Score,
): string {
  const { logLikelihood, bandwidth } = parzen;
  const shares = `D mistakes ${percent(falseNegatives)} of real and ${percent(falsePositives)} of generated examples`;
  return `${name}: ${formatEstimate(logLikelihood)} nats (σ ${Number(bandwidth.toPrecision(4))}); ${shares}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
