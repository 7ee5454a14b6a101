import { createExperimentSampler } from "@gan/experiments";
import { formatTable1 } from "@gan/parzen";
import { Command } from "commander";
import { openGame } from "../open-game.ts";
import { flagsOf, parseFields, placeSchema } from "../schema.ts";
import { formatScore, scoreGame } from "../score.ts";
import { say } from "../terminal.ts";

/** `gan evaluate <run>`. */
export function evaluateCommand(): Command {
  const command = new Command("evaluate")
    .description("score a run's generator with the Parzen window, σ chosen on validation data")
    .argument("<run>", "`latest`, a number, a folder's name or a path");
  for (const flag of flagsOf(placeSchema)) command.addOption(flag);
  return command.action(async (which: string, typed) => {
    const { game, experiment, options, train, run, backend, dataDir } = await openGame(
      which,
      parseFields(placeSchema, typed),
    );
    try {
      const epoch = createExperimentSampler(options.settings, train).epochOf(
        Math.max(1, game.iteration),
      );
      say(
        `${run.name}: iteration ${game.iteration}, epoch ${epoch}, seed ${options.settings.seed}, backend ${backend}`,
      );
      const score = await scoreGame(game, experiment, dataDir);
      const curve = score.parzen.validation.map(
        ({ bandwidth, mean }) => `${Number(bandwidth.toPrecision(4))}: ${mean.toFixed(1)}`,
      );
      say(`validation by σ  ${curve.join("  ")}`);
      if (score.parzen.isAtEdge)
        say("The best σ lies at the edge of the grid: the score is a lower bound.");
      say(formatScore("test", score));
      if (experiment.name === "mnist") say(formatTable1({ mnist: score.parzen.logLikelihood }));
    } finally {
      game.dispose();
    }
  });
}
