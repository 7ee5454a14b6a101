import { type Game, sample } from "@gan/core";
import { createExperimentSampler, type Experiment } from "@gan/experiments";
import { formatTable1 } from "@gan/parzen";
import { formatCount, formatEstimate } from "@gan/report";
import type { Dataset } from "@gan/spec";
import { Command } from "commander";
import { withCaveats } from "../caveats.ts";
import { classShares } from "../class-shares.ts";
import { type DataPlace, loadSplit } from "../load-data.ts";
import { measureMemorization } from "../memorization.ts";
import { openGame } from "../open-game.ts";
import { flagsOf, parseFields, runSchema } from "../schema.ts";
import { formatScore, obtainedScore, percent, scoreGame } from "../score.ts";
import { say } from "../terminal.ts";
import { createPlaces } from "../train-run.ts";
import { measureYardsticks } from "../yardsticks.ts";

/** `gan evaluate <run>`. */
export function evaluateCommand(): Command {
  const command = new Command("evaluate")
    .description("score a run's generator with the Parzen window, σ chosen on validation data")
    .argument("<run>", "`latest`, a number, a folder's name or a path");
  for (const flag of flagsOf(runSchema)) command.addOption(flag);
  return command.action(async (which: string, typed) => {
    const places = parseFields(runSchema, typed);
    const { run, experiment, options, stage, game, hasDiscriminator, train, place, backend } =
      await openGame(which, places);
    try {
      const sampler = createExperimentSampler(options.settings, train);
      const at = createPlaces(stage, (iteration) => sampler.epochOf(iteration))(game.iteration);
      say(
        `${run.name}: iteration ${at.iteration}, epoch ${at.epoch}${at.stage ? `, ${at.stage}` : ""}, seed ${options.settings.seed}, backend ${backend}${withCaveats(options, train)}`,
      );
      const score = await scoreGame(game, experiment, place, hasDiscriminator);
      for (const [i, { validation, isAtEdge }] of score.folds.entries()) {
        const curve = validation.map(
          ({ bandwidth, mean }) => `${Number(bandwidth.toPrecision(4))}: ${mean.toFixed(1)}`,
        );
        const fold = score.folds.length > 1 ? ` on fold ${i + 1}` : "";
        say(`validation by σ${fold}  ${curve.join("  ")}`);
        if (isAtEdge)
          say(`The best σ${fold} lies at the edge of the grid: the score is a lower bound.`);
      }
      say(formatScore("test", score));
      if (score.folds.length === 1) await sayYardsticks(game, experiment, train, place);
      const isInTable = experiment.name === "mnist" || experiment.name === "tfd";
      if (isInTable) say(formatTable1({ [experiment.name]: obtainedScore(score) }));
    } finally {
      game.dispose();
    }
  });
}

/** Says what the score can be compared with, and which classes the samples are. */
async function sayYardsticks(
  game: Game,
  experiment: Experiment,
  train: Dataset,
  place: DataPlace,
): Promise<void> {
  const validation = await loadSplit(experiment, "validation", place);
  const test = await loadSplit(experiment, "test", place);
  const { meanImage, realExamples } = await measureYardsticks(experiment, {
    train,
    validation,
    test,
  });
  const count = formatCount(Math.min(experiment.evaluation.samples, train.size));
  say(
    `in the samples' place: the mean image ${formatEstimate(meanImage)}, ${count} training examples ${formatEstimate(realExamples)}`,
  );
  const samples = await sample(game, 1000);
  const { nearerThanHeldOut, nearestIsTraining } = await measureMemorization(samples, train, test);
  say(
    `of 1,000 samples ${percent(nearerThanHeldOut)} lie nearer to a training example than half of the test examples do, and ${percent(nearestIsTraining)} nearer to one of ${formatCount(Math.min(train.size, test.size))} training examples than to as many test examples (50 % where nothing is copied)`,
  );
  const shares = classShares(samples, test);
  if (shares === undefined) return;
  const shown = shares.map((share, name) => `${name}: ${percent(share)}`);
  say(`1,000 samples by their nearest test example  ${shown.join("  ")}`);
}
