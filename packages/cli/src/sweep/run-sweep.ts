import { formatCount, formatDuration } from "@gan/report";
import { InvalidOptionError } from "@gan/spec";
import { answer, answerJson, createStatus, interruptible, say } from "../terminal.ts";
import { planTrials, type SweepPlan } from "./plan-trials.ts";
import { placeOf, type SweepPlaceOptions } from "./sweep-place.ts";
import { measuresOf, sweepTable, sweptSettings, type TrainedTrial } from "./sweep-table.ts";
import { type Trial, trialName } from "./trial.ts";
import { trialWords } from "./trial-words.ts";
import { createTrialsPace } from "./trials-pace.ts";

/** How a sweep is run. */
export interface RunSweepOptions extends SweepPlaceOptions {
  /** What the table is ordered by. @default the first number that all trials have */
  readonly measure?: string | undefined;
  readonly dryRun?: boolean | undefined;
}

/**
 * Has all of a plan trained that is not trained yet, and prints the table of it.
 *
 * A trial's run is named for what it is, so whatever was trained before, in this sweep or another one of the experiment, is there.
 */
export async function runSweep(plan: SweepPlan, options: RunSweepOptions): Promise<void> {
  const trials = planTrials(plan);
  const several = trials.length === 1 ? "1 trial" : `${formatCount(trials.length)} trials`;
  const { place, words, inDocument, train, stopped } = await placeOf(plan, options);
  say(`${plan.experiment.title}: ${several}, ${place}`);
  if (options.dryRun) {
    for (const trial of trials) answer(trialWords(trial));
    answerJson({ trials: trials.map((trial) => ({ name: trialName(trial), ...trial })) });
    return;
  }
  const trained: TrainedTrial[] = [];
  const failed: { readonly trial: Trial; readonly why: string }[] = [];
  const status = createStatus();
  const pace = createTrialsPace();
  const tell = () => {
    const done = trained.length + failed.length;
    status.update(progressOf(done, pace(trials.length - done)));
  };
  const isWhole = await interruptible(async (signal) => {
    status.update(progressOf(0));
    try {
      const news = {
        onTrained(trial: Trial, result: TrainedTrial["result"]) {
          trained.push({ trial, result });
          tell();
        },
        onFailed(trial: Trial, why: string) {
          failed.push({ trial, why });
          status.print(`Failed: ${trialWords(trial)}: ${why}`);
          tell();
        },
      };
      await train(trials, news, signal);
    } finally {
      status.finish();
    }
    return !signal.aborted;
  }, words);
  if (trained.length > 0) sayTable(trained, options.measure);
  const document = {
    ...{ kind: "sweep", experiment: plan.experiment.name, ...inDocument },
    ...{ trials: trials.length, isDone: isWhole },
    trained: trained.map(({ trial, result }) => ({ name: trialName(trial), ...trial, ...result })),
    failed: failed.map(({ trial, why }) => ({ name: trialName(trial), ...trial, why })),
  };
  answerJson(document);
  if (!isWhole) {
    answer(`Stopped with ${trained.length} of ${several}; ${stopped}`);
    process.exitCode = 130;
  } else if (failed.length > 0) {
    answer(`${failed.length} of ${several} failed; typed again, they are tried again.`);
    process.exitCode = 2;
  }

  function progressOf(done: number, seconds?: number): string {
    if (options.halve !== undefined) return `${done} trained to the end`;
    const eta = seconds === undefined ? "" : `  ETA ${formatDuration(seconds)}`;
    return `${done} of ${several} done, ${failed.length} failed${eta}`;
  }
}

function sayTable(trained: readonly TrainedTrial[], wanted: string | undefined): void {
  const measures = measuresOf(trained);
  const measure = wanted ?? measures[0];
  if (measure === undefined) {
    say("These trials have no number in common.");
    return;
  }
  if (!measures.includes(measure)) {
    throw new InvalidOptionError("--measure", measure, `one of ${measures.join(", ")}`);
  }
  for (const line of sweepTable(sweptSettings(trained, measure), measure)) answer(line);
}
