import { experimentEpochs, settingsUnder } from "@gan/experiments";
import { formatCount } from "@gan/report";
import type { DataDescription } from "./described-data.ts";
import type { OpenStage } from "./restore-run.ts";
import type { ParsedRun } from "./run-options.ts";

/**
 * Says in what a run differs from the one behind the paper's row, as far as that is known.
 *
 * @returns Half a sentence each. The first three are always there: data, epochs and seed.
 */
export function differencesOf(
  { experiment, options, stage, game }: ParsedRun & OpenStage,
  train: Pick<DataDescription, "size">,
): string[] {
  const { settings, pretrainingIterations = 0 } = options;
  const count = experiment.published?.trainingExamples;
  const examples = `${formatCount(train.size)} training examples`;
  const { iterationsPerEpoch } = experimentEpochs(settings, train);
  const epochs = (iterations: number) => Number((iterations / iterationsPerEpoch).toFixed(2));
  const done = epochs(stage.name === "pretraining" ? 0 : game.iteration);
  const before = epochs(stage.name === "pretraining" ? game.iteration : pretrainingIterations);
  const { epochs: wanted, pretrainingEpochs, preset } = experiment.settings;
  const own = { ...settingsUnder(experiment, settings.preset), preset };
  return [
    count === undefined || count === train.size
      ? `data: ${examples}, as many as the paper's`
      : `data: ${examples} instead of ${formatCount(count)}`,
    pretrainingEpochs > 0
      ? `epochs: ${before} + ${done} (the paper's: ${pretrainingEpochs} + ${wanted})`
      : `epochs: ${done} (the paper's are recorded nowhere)`,
    `seed: ${settings.seed} (the paper's is recorded nowhere)`,
    ...(settings.width === 1 ? [] : [`width: every hidden layer at ${settings.width}`]),
    ...Object.entries(settings)
      .filter(([name]) => !["epochs", "pretrainingEpochs", "seed", "width"].includes(name))
      .map(([name, value]) => [name, value, own[name as keyof typeof settings]])
      .filter(([, value, released]) => value !== released)
      .map(([name, value, released]) => `${name}: ${value} instead of ${released}`),
  ];
}
