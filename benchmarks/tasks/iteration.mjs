import {
  createExperimentGame,
  createExperimentSampler,
  findExperiment,
  play,
} from "@gan/experiments";
import { randomExamples } from "../lib/random-examples.mjs";
import { createPlainStep } from "./plain-step.mjs";

/** Minibatches in an epoch. */
const BATCHES = 20;

/**
 * One iteration of an experiment with its record, with everything a run does in it but writing files. A training has a
 * hundred thousand; what is timed comes after the first hundred, in which V8 compiles what is hot. The peer does the same.
 */
export async function iteration({
  experiment,
  settings,
  step = "gan",
  warmUps = 100,
  patience = 3,
}) {
  const train = randomExamples(experiment, BATCHES * settings.batchSize);
  const run =
    step === "gan" ? ganStep(experiment, settings, train) : createPlainStep(settings, train);
  // A slow contender is warm enough after so many seconds.
  const end = performance.now() + 1000 * patience;
  for (let i = 0; i < warmUps && (i < 3 || performance.now() < end); i++) await run();
  return run;
}

function ganStep(name, settings, train) {
  const game = createExperimentGame(findExperiment(name), settings, train);
  const sampler = createExperimentSampler(settings, train);
  const records = play(game, sampler, settings, { iterations: 1e9, recordEvery: 1 });
  return async () => (await records.next()).value;
}
