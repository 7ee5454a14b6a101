import { sample } from "@gan/core";
import { createExperimentGame, findExperiment } from "@gan/experiments";
import { randomExamples } from "../lib/random-examples.mjs";

/** Fair draws from G. */
export async function sampling({ experiment, settings, count }) {
  const train = randomExamples(experiment, settings.batchSize);
  const game = createExperimentGame(findExperiment(experiment), settings, train);
  let turn = 0;
  return async () => void (await sample(game, count, { stream: `samples/${turn++}` }));
}
