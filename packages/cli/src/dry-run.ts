import { createExperimentGame, createExperimentSampler, megabytesOf, play } from "@gan/experiments";
import { formatCount, formatDuration } from "@gan/report";
import type { Dataset, LayerSummary } from "@gan/spec";
import { playerPlans } from "./player-plans.ts";
import type { ParsedRun } from "./run-options.ts";
import { type RunStage, stagesOfRun } from "./run-stages.ts";
import { answer, answerJson, say } from "./terminal.ts";

/** Longest time, in milliseconds, that a dry run measures for. */
const BUDGET = 10_000;
/** Share of the free memory that it takes for a measurement. */
const SHARE = 0.5;

/**
 * Prints what a run would be: networks, parameters, memory, and its time from a few real iterations.
 *
 * The networks are listed without making them; only the measurement needs their memory, and where it is short it is left
 * out.
 */
export async function dryRun(parsed: ParsedRun, train: Dataset): Promise<void> {
  const stages = stagesOfRun(parsed);
  let seconds: number | undefined = 0;
  const parts: object[] = [];
  for (const stage of stages) {
    if (stages.length > 1) say(`${stage.name}, ${formatCount(stage.to - stage.from)} iterations`);
    const layers = listNetworks(stage, train);
    const megabytes = megabytesOf(layers, stage.settings.batchSize);
    answer(
      `Memory: about ${formatCount(megabytes)} MB for weights, velocities, gradients and activations`,
    );
    const part = { stage: stage.name, iterations: stage.to - stage.from, layers, megabytes };
    const free = Math.floor((SHARE * process.availableMemory()) / 1e6);
    if (megabytes > free) {
      seconds = undefined;
      parts.push(part);
      answer(
        `Time: not measured, since ${formatCount(free)} MB may be taken here. Try --width 0.1, or another machine.`,
      );
    } else {
      const each = await secondsPerIteration(stage, train);
      seconds = seconds === undefined ? undefined : seconds + each * (stage.to - stage.from);
      parts.push({ ...part, secondsPerIteration: each });
      const time = formatDuration(each * (stage.to - stage.from));
      answer(
        `Time: ${each.toFixed(3)} s an iteration, about ${time} for ${formatCount(stage.to - stage.from)} iterations`,
      );
    }
  }
  if (stages.length > 1 && seconds !== undefined) {
    say(`Both stages: about ${formatDuration(seconds)}`);
  }
  answerJson({
    kind: "dry-run",
    experiment: parsed.experiment.name,
    stages: parts,
    seconds: seconds ?? null,
  });
}

/** Prints all players layer by layer. */
function listNetworks(stage: RunStage, train: Dataset): LayerSummary[] {
  return Object.entries(playerPlans(stage, train)).flatMap(([role, plan]) => {
    const layers = plan.describe();
    const total = layers.reduce((sum, { parameterCount }) => sum + parameterCount, 0);
    const letter = role[0]!.toUpperCase();
    say(`${letter}: ${role} of ${stage.experiment.name}, ${formatCount(total)} parameters`);
    for (const { name, description, outputShape, parameterCount } of layers) {
      say(
        `  ${name.padEnd(16)} ${description.padEnd(36)} → ${outputShape.join(" × ").padEnd(14)} ${formatCount(parameterCount).padStart(12)}`,
      );
    }
    return layers;
  });
}

async function secondsPerIteration(
  { experiment, settings }: RunStage,
  train: Dataset,
): Promise<number> {
  const game = createExperimentGame(experiment, settings, train);
  try {
    const sampler = createExperimentSampler(settings, train, experiment);
    const began = performance.now();
    let [warm, last, counted, done] = [began, began, 0, 0];
    // An engine that compiles does so for each kind of iteration, the first and those with a penalty among them.
    const { penaltyEvery } = settings;
    const kinds = penaltyEvery === 1 ? 1 : 1 + penaltyEvery;
    const { movers } = experiment;
    for await (const { iteration } of play(game, sampler, settings, {
      ...{ iterations: 1000, recordEvery: 1, movers },
    })) {
      [last, done] = [performance.now(), iteration];
      if (iteration <= kinds) warm = last;
      else counted++;
      const spent = last - began + (last - warm) / Math.max(1, counted);
      const isFair = counted % penaltyEvery === 0;
      if ((isFair && (spent > BUDGET || counted >= 50)) || spent > 2 * BUDGET) break;
    }
    return (counted > 0 ? (last - warm) / counted : (last - began) / done) / 1000;
  } finally {
    game.dispose();
  }
}
