/** A number at some point of a training; `count` records have this mean, up to `x`. */
export interface CurvePoint {
  readonly x: number;
  readonly y: number;
  /** Records that it is the mean of. @default 1 */
  readonly count?: number;
}

/** What is wrong with a game, and what to try. */
export interface LostRun {
  /** In a word or two, such as `collapse`. */
  readonly condition: string;
  readonly text: string;
  readonly advice: string;
}

/** A run beside others. */
export interface ComparedRun {
  readonly name: string;
  /** What it was begun with, in words, by name; `seed` among them. */
  readonly settings: Readonly<Record<string, string>>;
  /** How far it is. */
  readonly iteration: number;
  /** How far it is to go. */
  readonly iterations: number;
  /** The numbers that it came to, by name. */
  readonly values: Readonly<Record<string, number>>;
  /** What was recorded on the way, by name: over iterations, `score` over epochs. */
  readonly curves: Readonly<Record<string, readonly CurvePoint[]>>;
  /** How the game was lost, where it was. */
  readonly lost?: LostRun;
}

/** Runs that are compared with one another. */
export interface Comparison {
  readonly title: string;
  /** Name of the experiment, or of several. */
  readonly experiment: string;
  /** The one of their numbers that settings are judged by. */
  readonly measure: string;
  /** Whether less of it is better. */
  readonly isLowerBetter: boolean;
  readonly runs: readonly ComparedRun[];
  /** Runs that could not be read, each in a sentence. */
  readonly leftOut?: readonly string[];
  /** The command that writes the page again. */
  readonly command?: string;
}
