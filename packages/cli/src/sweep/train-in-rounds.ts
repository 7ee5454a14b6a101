import { formatCount } from "@gan/report";
import { InvalidOptionError } from "@gan/spec";
import { isLowerBetter } from "../is-lower-better.ts";
import { say } from "../terminal.ts";
import { groupBy } from "./group-by.ts";
import { settingsKey } from "./settings-key.ts";
import type { TrainTrials } from "./train-trials.ts";
import type { Trial } from "./trial.ts";
import type { TrialResult } from "./trial-result.ts";

/** How a sweep is halved. */
export interface RoundsOptions {
  /** How often: all are trained to 1 / 2 ** halvings of their length. */
  readonly halvings: number;
  /** The length of those that are trained whole. */
  readonly iterations: number;
  /** What settings are chosen by. */
  readonly measure: string;
  /** What trains trials to a number of iterations. */
  readonly trainTo: (iterations: number) => TrainTrials;
}

/**
 * Successive halving: all trials are trained to a part of their length, then the better half of the settings, by the mean over their
 * seeds, to twice that, and so on. What is left out keeps its run and can be resumed.
 *
 * It rejects with an `InvalidOptionError` when no trial came to the measure.
 *
 * Ours, in a few lines: no library of JavaScript that is kept up has it.
 *
 * @see Jamieson and Talwalkar, "Non-stochastic best arm identification and hyperparameter optimization", 2016, figure 1.
 */
export function trainInRounds({
  halvings,
  iterations,
  measure,
  trainTo,
}: RoundsOptions): TrainTrials {
  return async (trials, news, signal) => {
    let alive = trials;
    for (let round = 0; round <= halvings && !signal.aborted; round++) {
      const length = Math.max(1, Math.round(iterations / 2 ** (halvings - round)));
      say(`${formatCount(alive.length)} trials to ${formatCount(length)} iterations`);
      if (round === halvings) return trainTo(length)(alive, news, signal);
      const results = new Map<Trial, TrialResult>();
      await trainTo(length)(
        alive,
        { ...news, onTrained: (trial, result) => void results.set(trial, result) },
        signal,
      );
      if (signal.aborted) return;
      assertMeasured(results, measure);
      const kept = betterHalf(alive, results, measure);
      const groups = groupBy(alive, settingsKey).size;
      const left = groupBy(kept, settingsKey).size;
      say(`${left} of ${groups} settings go on, by \`${measure}\``);
      alive = kept;
    }
  };
}

/** The trials of the better half of the settings, of an odd number the larger; one without a number is the worst. */
export function betterHalf(
  trials: readonly Trial[],
  results: ReadonlyMap<Trial, TrialResult>,
  measure: string,
): Trial[] {
  const groups = [...groupBy(trials, settingsKey).values()];
  const sign = isLowerBetter(measure) ? -1 : 1;
  const worthOf = (group: readonly Trial[]) => {
    const values = group.map((trial) => results.get(trial)?.values[measure] ?? Number.NaN);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return Number.isNaN(mean) ? Number.NEGATIVE_INFINITY : sign * mean;
  };
  const ranked = groups
    .map((group) => ({ group, worth: worthOf(group) }))
    .sort((a, b) => (a.worth === b.worth ? 0 : b.worth - a.worth));
  const kept = new Set(ranked.slice(0, Math.ceil(ranked.length / 2)).flatMap(({ group }) => group));
  return trials.filter((trial) => kept.has(trial));
}

function assertMeasured(results: ReadonlyMap<Trial, TrialResult>, measure: string): void {
  const names = new Set([...results.values()].flatMap(({ values }) => Object.keys(values)));
  if (names.size === 0 || names.has(measure)) return;
  throw new InvalidOptionError("--measure", measure, `one of ${[...names].join(", ")}`);
}
