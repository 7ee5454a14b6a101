import { type Experiment, mnist, tfd } from "@gan/experiments";
import { formatTable1, type ObtainedScores } from "@gan/parzen";
import { InvalidOptionError, MissingFileError } from "@gan/spec";
import { Command } from "commander";
import { z } from "zod";
import { differencesOf } from "../differences.ts";
import { openGame } from "../open-game.ts";
import { flagsOf, parseFields, trainSchema } from "../schema.ts";
import { formatScore, obtainedScore, scoreGame } from "../score.ts";
import { type Chosen, startRun } from "../start-run.ts";
import { say } from "../terminal.ts";

const table1Schema = trainSchema
  .pick({
    ...{ epochs: true, pretrainingEpochs: true, iterations: true, batchSize: true, width: true },
    ...{ seed: true, backend: true, dataDir: true, out: true },
  })
  .extend({
    mnist: z.string().describe("a run of `mnist` to take; `latest`, a number, a name or a path"),
    tfd: z.string().describe("a run of `tfd` to take"),
  });

/** `gan table1`. */
export function table1Command(): Command {
  const command = new Command("table1").description(
    "print the paper's Table 1 with scores of our own: of the runs that are named, or of new ones that are trained now",
  );
  for (const flag of flagsOf(table1Schema)) command.addOption(flag);
  return command.action(async (typed) => {
    const { mnist: onMnist, tfd: onTfd, ...chosen } = parseFields(table1Schema, typed);
    const isTraining = onMnist === undefined && onTfd === undefined;
    const columns = [
      { experiment: mnist, which: onMnist },
      { experiment: tfd, which: onTfd },
    ].filter(({ which }) => isTraining || which !== undefined);
    const scores: ObtainedScores[] = [];
    const notes: string[] = [];
    for (const { experiment, which } of columns) {
      const run = which ?? (await trainNow(experiment, chosen));
      if (process.exitCode === 130) return;
      if (run === undefined) continue;
      const { score, note } = await scoreRun(experiment, run, chosen);
      scores.push({ [experiment.name]: score });
      notes.push(note);
    }
    say(formatTable1(Object.assign({}, ...scores)));
    for (const note of notes) say(`\n${note}`);
  });
}

/** Trains the model of a column; without its files the column stays empty, and the way to get them is said. */
async function trainNow(experiment: Experiment, chosen: Chosen): Promise<string | undefined> {
  try {
    return await startRun(experiment, chosen);
  } catch (error) {
    if (!(error instanceof MissingFileError)) throw error;
    say(`${experiment.name} is left out: ${error.message}`);
    return undefined;
  }
}

/** Scores a run, and says what it is and in what it differs from the paper's. */
async function scoreRun(experiment: Experiment, which: string, chosen: Chosen) {
  const { backend, dataDir, out } = chosen;
  const open = await openGame(which, {
    ...(backend && { backend }),
    ...(dataDir !== undefined && { dataDir }),
    ...(out !== undefined && { out }),
  });
  try {
    if (open.experiment.name !== experiment.name) {
      const received = `a run of ${open.experiment.name}`;
      throw new InvalidOptionError(`--${experiment.name}`, received, `one of ${experiment.name}`);
    }
    const score = await scoreGame(open.game, open.experiment, open.place, open.hasDiscriminator);
    const from = `${experiment.name}: ${open.run.name} after iteration ${open.stage.from + open.game.iteration}`;
    const differences = differencesOf(open, open.train).map((difference) => `  ${difference}`);
    const note = [formatScore(from, score), ...differences].join("\n");
    return { score: obtainedScore(score), note };
  } finally {
    open.game.dispose();
  }
}
