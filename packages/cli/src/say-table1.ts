import { type Experiment, experiments, type Published } from "@gan/experiments";
import { formatTable1, type ObtainedScores, table1 } from "@gan/parzen";
import { InvalidOptionError, MissingFileError } from "@gan/spec";
import type { Chosen } from "./chosen.ts";
import { differencesOf } from "./differences.ts";
import { formatScore, obtainedScore, scoreGame } from "./score.ts";
import { startRun } from "./start-run.ts";
import { answer, answerJson, say } from "./terminal.ts";
import { type WithRunOptions, withRun } from "./with-run.ts";

/** Prints Table 1 with the scores of some runs: of those named for a column, or of new ones where none is named. */
export async function sayTable1(
  named: { readonly [Column in Published["column"]]?: string },
  chosen: Chosen,
): Promise<void> {
  const isTraining = Object.keys(named).length === 0;
  const scores: ObtainedScores[] = [];
  const notes: string[] = [];
  for (const experiment of Object.values(experiments)) {
    const { published } = experiment;
    if (published === undefined) continue;
    const known = named[published.column];
    const which = isTraining ? await trainNow(experiment, chosen) : known;
    if (process.exitCode === 130) return;
    if (which === undefined) continue;
    const { score, note } = await scoreRun(experiment, which, optionsIn(chosen));
    scores.push({ [published.column]: score });
    notes.push(note);
  }
  const obtained: ObtainedScores = Object.assign({}, ...scores);
  answer(formatTable1(obtained));
  for (const note of notes) say(`\n${note}`);
  answerJson({ kind: "table1", paper: table1, obtained, notes });
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

function optionsIn({ options: { backend, dataDir, out: runs } }: Chosen): WithRunOptions {
  return {
    ...(backend && { backend }),
    ...(dataDir !== undefined && { dataDir }),
    ...(runs !== undefined && { runs }),
  };
}

/** Scores a run, and says what it is and in what it differs from the paper's. */
async function scoreRun({ name }: Experiment, which: string, options: WithRunOptions) {
  return withRun(which, options, async (loaded) => {
    const { run, experiment, stage, game, data, hasDiscriminator, train } = loaded;
    if (experiment.name !== name) {
      throw new InvalidOptionError(`--${name}`, `a run of ${experiment.name}`, `one of ${name}`);
    }
    const score = await scoreGame(game, experiment, { data, hasDiscriminator });
    const from = `${name}: ${run.name} after iteration ${stage.from + game.iteration}`;
    const differences = differencesOf(loaded, train).map((difference) => `  ${difference}`);
    const note = [formatScore(from, score), ...differences].join("\n");
    return { score: obtainedScore(score), note };
  });
}
