import type { Game } from "@gan/core";
import {
  createExperimentGame,
  createExperimentSampler,
  type Experiment,
  play,
  type Settings,
} from "@gan/experiments";
import { formatCount, formatDuration } from "@gan/report";
import type { Dataset, Network } from "@gan/spec";
import { say } from "./terminal.ts";

/** Longest time, in milliseconds, that a dry run measures for. */
const BUDGET = 10_000;

/** Prints what a run would be: networks, parameters, memory, and its time from a few real iterations. */
export async function dryRun(
  experiment: Experiment,
  settings: Settings,
  iterations: number,
  train: Dataset,
): Promise<void> {
  const game = createExperimentGame(experiment, settings, train);
  try {
    printNetwork("G", game.generator.network);
    printNetwork("D", game.discriminator.network);
    say(
      `Memory: about ${formatCount(megabytesOf(game, settings))} MB for weights, velocities, gradients and activations`,
    );
    const seconds = await secondsPerIteration(game, settings, train);
    say(
      `Time: ${seconds.toFixed(3)} s an iteration, about ${formatDuration(seconds * iterations)} for ${formatCount(iterations)} iterations`,
    );
  } finally {
    game.dispose();
  }
}

function printNetwork(role: string, { name, layers, parameters }: Network): void {
  const total = parameters.reduce((sum, { variable }) => sum + variable.size, 0);
  say(`${role}: ${name}, ${formatCount(total)} parameters`);
  for (const { name: layer, description, outputShape, parameterCount } of layers) {
    say(
      `  ${layer.padEnd(12)} ${description.padEnd(28)} → ${outputShape.join(" × ").padEnd(14)} ${formatCount(parameterCount).padStart(12)}`,
    );
  }
}

/** Weights, velocities and gradients, and each layer's outputs for real and generated rows, twice over. */
function megabytesOf(game: Game, { batchSize }: Settings): number {
  const numbers = [game.generator.network, game.discriminator.network].reduce(
    (sum, { parameters, layers }) =>
      sum +
      3 * parameters.reduce((all, { variable }) => all + variable.size, 0) +
      4 *
        batchSize *
        layers.reduce((all, { outputShape }) => all + outputShape.reduce((a, b) => a * b, 1), 0),
    0,
  );
  return Math.ceil((4 * numbers) / 1e6);
}

async function secondsPerIteration(
  game: Game,
  settings: Settings,
  train: Dataset,
): Promise<number> {
  const sampler = createExperimentSampler(settings, train);
  const began = performance.now();
  let [warm, last, counted] = [began, began, 0];
  for await (const { iteration } of play(game, sampler, settings, {
    iterations: 1000,
    recordEvery: 1,
  })) {
    last = performance.now();
    if (iteration === 1) warm = last;
    else counted++;
    if (last - began + (last - warm) / Math.max(1, counted) > BUDGET || counted >= 50) break;
  }
  return (counted > 0 ? (last - warm) / counted : last - began) / 1000;
}
