import { createExperimentGame, createExperimentSampler, mnist, play } from "@gan/experiments";
import { randomDigits } from "./random-digits.mjs";

/** One iteration of our mnist experiment, with everything a run does in it but writing files. */
export function createGanStep(schedule) {
  const train = randomDigits();
  const settings = { ...mnist.settings, schedule };
  const game = createExperimentGame(mnist, settings, train);
  const sampler = createExperimentSampler(settings, train);
  const records = play(game, sampler, settings, { iterations: 1e9, recordEvery: 1 });
  return async () => void (await records.next());
}
