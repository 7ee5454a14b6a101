import { mkdir } from "node:fs/promises";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { formatCount, formatDuration } from "@gan/report";
import { InvalidOptionError } from "@gan/spec";
import { runsFolder } from "../runs-folder.ts";
import { answer, answerJson, createStatus, interruptible, say } from "../terminal.ts";
import { planTrials, type SweepPlan } from "./plan-trials.ts";
import { runPool } from "./run-pool.ts";
import { measuresOf, sweepTable, sweptSettings, type TrainedTrial } from "./sweep-table.ts";
import { TrialFailure, trainTrial } from "./train-trial.ts";
import { type Trial, trialName } from "./trial.ts";

/** How a sweep is run. */
export interface RunSweepOptions {
  readonly out?: string | undefined;
  /** Trainings at once. @default one for each core */
  readonly workers?: number | undefined;
  /** What the table is ordered by. @default the first number that all trials have */
  readonly measure?: string | undefined;
  /** Flags of `gan train` that all trials share. */
  readonly flags: readonly string[];
  readonly dryRun?: boolean | undefined;
}

/**
 * Trains all of a plan that is not trained yet, and prints the table of it.
 *
 * A trial's run is named for what it is, so whatever was trained before, in this sweep or another one of the experiment, is there.
 */
export async function runSweep(plan: SweepPlan, options: RunSweepOptions): Promise<void> {
  const trials = planTrials(plan);
  const { workers = availableParallelism(), measure, flags } = options;
  const out = join(runsFolder(options.out), "sweeps", plan.experiment.name);
  const threads = Math.max(1, Math.floor(availableParallelism() / workers));
  const several = trials.length === 1 ? "1 trial" : `${formatCount(trials.length)} trials`;
  say(`${plan.experiment.title}: ${several}, ${workers} at once, in ${out}`);
  if (options.dryRun) {
    for (const trial of trials) answer(inWords(trial));
    answerJson({ trials: trials.map((trial) => ({ name: trialName(trial), ...trial })) });
    return;
  }
  await mkdir(out, { recursive: true });
  const trained: TrainedTrial[] = [];
  const failed: { readonly trial: Trial; readonly why: string }[] = [];
  const status = createStatus();
  const began = performance.now();
  const isWhole = await interruptible(async (signal) => {
    const run = async (trial: Trial) => {
      try {
        const result = await trainTrial(trial, { out, flags, threads, signal });
        if (result) trained.push({ trial, result });
      } catch (error) {
        if (!(error instanceof TrialFailure)) throw error;
        failed.push({ trial, why: error.message });
        status.print(`Failed: ${inWords(trial)}: ${error.message}`);
      }
      status.update(progressOf(trained.length + failed.length));
    };
    status.update(progressOf(0));
    try {
      await runPool(trials, { workers, signal, run });
    } finally {
      status.finish();
    }
    return !signal.aborted;
  });
  if (trained.length > 0) sayTable(trained, measure);
  const document = {
    kind: "sweep",
    ...{ experiment: plan.experiment.name, out, trials: trials.length, isDone: isWhole },
    trained: trained.map(({ trial, result }) => ({ name: trialName(trial), ...trial, ...result })),
    failed: failed.map(({ trial, why }) => ({ name: trialName(trial), ...trial, why })),
  };
  answerJson(document);
  if (!isWhole) {
    answer(
      `Stopped with ${trained.length} of ${several}; the others go on when it is typed again.`,
    );
    process.exitCode = 130;
  } else if (failed.length > 0) {
    answer(`${failed.length} of ${several} failed; typed again, they are tried again.`);
    process.exitCode = 2;
  }

  function progressOf(done: number): string {
    const seconds = (performance.now() - began) / 1000;
    const eta =
      done === 0 ? "" : `  ETA ${formatDuration((seconds * (trials.length - done)) / done)}`;
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

function inWords({ experiment, path, settings }: Trial): string {
  const typed = Object.entries(settings).map(([name, value]) => `${name}=${value}`);
  return [experiment, ...(path === undefined ? [] : [path]), ...typed].join(" ");
}
