import { createExperimentSampler } from "@gan/experiments";
import { formatTable1 } from "@gan/parzen";
import { Command } from "commander";
import { withCaveats } from "../caveats.ts";
import { openGame } from "../open-game.ts";
import { flagsOf, parseFields, placeSchema } from "../schema.ts";
import { formatScore, obtainedScore, scoreGame } from "../score.ts";
import { say } from "../terminal.ts";
import { createPlaces } from "../train-run.ts";

/** `gan evaluate <run>`. */
export function evaluateCommand(): Command {
  const command = new Command("evaluate")
    .description("score a run's generator with the Parzen window, σ chosen on validation data")
    .argument("<run>", "`latest`, a number, a folder's name or a path");
  for (const flag of flagsOf(placeSchema)) command.addOption(flag);
  return command.action(async (which: string, typed) => {
    const places = parseFields(placeSchema, typed);
    const { run, experiment, options, stage, game, train, place, backend } = await openGame(
      which,
      places,
    );
    try {
      const sampler = createExperimentSampler(options.settings, train);
      const at = createPlaces(stage, (iteration) => sampler.epochOf(iteration))(game.iteration);
      say(
        `${run.name}: iteration ${at.iteration}, epoch ${at.epoch}${at.stage ? `, ${at.stage}` : ""}, seed ${options.settings.seed}, backend ${backend}${withCaveats(options, train)}`,
      );
      const score = await scoreGame(game, experiment, place);
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
      const isInTable = experiment.name === "mnist" || experiment.name === "tfd";
      if (isInTable) say(formatTable1({ [experiment.name]: obtainedScore(score) }));
    } finally {
      game.dispose();
    }
  });
}
