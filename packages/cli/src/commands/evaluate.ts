import { judge, sample } from "@gan/core";
import { createExperimentSampler } from "@gan/experiments";
import { formatTable1, parzenEstimate } from "@gan/parzen";
import { firstExamples, type MetricSubject } from "@gan/spec";
import { Command } from "commander";
import { withCaveats } from "../caveats.ts";
import { loadSplit } from "../load-data.ts";
import { type OpenGame, openGame } from "../open-game.ts";
import { sayMetrics } from "../say-metrics.ts";
import { flagsOf, parseFields, runSchema } from "../schema.ts";
import { formatScore, obtainedScore, scoreGame } from "../score.ts";
import { say } from "../terminal.ts";
import { createPlaces } from "../train-run.ts";

/** `gan evaluate <run>`. */
export function evaluateCommand(): Command {
  const command = new Command("evaluate")
    .description("score a run's generator with the Parzen window, σ chosen on validation data")
    .argument("<run>", "`latest`, a number, a folder's name or a path");
  for (const flag of flagsOf(runSchema)) command.addOption(flag);
  return command.action(async (which: string, typed) => {
    const places = parseFields(runSchema, typed);
    const open = await openGame(which, places);
    const { run, experiment, options, stage, game, hasDiscriminator, train, place, backend } = open;
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
      if (score.folds.length === 1) await sayMetrics(await subjectOf(open));
      const isInTable = experiment.name === "mnist" || experiment.name === "tfd";
      if (isInTable) say(formatTable1({ [experiment.name]: obtainedScore(score) }));
    } finally {
      game.dispose();
    }
  });
}

/** What a run is measured by, beside its score: the same samples. */
async function subjectOf({
  game,
  experiment,
  train,
  place,
  hasDiscriminator,
}: OpenGame): Promise<MetricSubject> {
  const { evaluation, modes } = experiment;
  const test = await loadSplit(experiment, "test", place);
  const known = await loadSplit(experiment, "validation", place);
  const validation = firstExamples(known, Math.min(known.size, evaluation.validation));
  return {
    samples: await sample(game, evaluation.samples),
    ...{ train, validation, test },
    ...(modes && { modes }),
    ...(hasDiscriminator && { judge: judge(game) }),
    score: async (samples) => (await parzenEstimate({ samples, validation, test })).logLikelihood,
  };
}
