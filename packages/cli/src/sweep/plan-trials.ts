import { assertPlayable, type Experiment } from "@gan/experiments";
import type { Settings } from "@gan/experiments/settings";
import { createRng, InvalidOptionError } from "@gan/spec";
import { type Trial, trialName } from "./trial.ts";

/** Values of each setting. */
export type SweptValues = Readonly<Partial<Record<keyof Settings, readonly unknown[]>>>;

/** What to try: every combination of the values of each setting, with every seed. */
export interface SweepPlan {
  readonly experiment: Experiment;
  readonly path?: string | undefined;
  readonly iterations?: number | undefined;
  /** One grid or several: each the values of its settings, all combinations of which are tried. */
  readonly settings: readonly SweptValues[];
  readonly seeds: readonly number[];
  /** So many of the combinations, drawn at random; each with every seed. @default all */
  readonly random?: number | undefined;
}

/** More is a mistake in typing: at a minute each, a week of two cores. */
const MOST = 20_000;

/**
 * The trials of a sweep, combination by combination, its seeds together. Equal trials are one.
 *
 * @throws {InvalidOptionError} When there are too many, or one of them cannot be played.
 */
export function planTrials({
  experiment,
  path,
  iterations,
  settings,
  seeds,
  random,
}: SweepPlan): Trial[] {
  const count = settings
    .map((grid) => Object.values(grid).reduce((product, values) => product * values.length, 1))
    .reduce((sum, combinations) => sum + combinations * seeds.length, 0);
  if (count > MOST) {
    throw new InvalidOptionError("number of trials", count, `at most ${MOST}`, "Use `--random`.");
  }
  let combinations = settings.flatMap(combinationsOf);
  if (random !== undefined) {
    createRng(0)
      .stream("sweep")
      .shuffle(combinations as never);
    combinations = combinations.slice(0, random);
  }
  const trials = combinations.flatMap((combination) =>
    seeds.map(
      (seed): Trial => ({
        experiment: experiment.name,
        ...(path !== undefined && { path }),
        ...(iterations !== undefined && { iterations }),
        settings: { ...combination, seed },
      }),
    ),
  );
  for (const trial of trials) assertPlayable({ ...experiment.settings, ...trial.settings });
  return [...new Map(trials.map((trial) => [trialName(trial), trial])).values()];
}

function combinationsOf(grid: SweptValues): Record<string, unknown>[] {
  let combinations: Record<string, unknown>[] = [{}];
  for (const [name, values] of Object.entries(grid)) {
    combinations = combinations.flatMap((before) =>
      values.map((value) => ({ ...before, [name]: value })),
    );
  }
  return combinations;
}
