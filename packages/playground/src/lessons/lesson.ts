import type { Standing } from "@gan/metrics";

/** Words of a lesson: in one language, or in several by the names of the languages. */
export type Text = string | Readonly<Record<string, string>>;

/** Parts of the page that a task may show beside the figure and what plays it; one setting is `settings.` and its name. */
export const parts = [
  ...(["games", "story", "steps", "speed", "health", "numbers", "curves", "algorithm"] as const),
  ...(["settings", "failures", "files", "pictures"] as const),
];
export type Part = (typeof parts)[number] | `settings.${string}`;

/** Numbers of the page that a lesson can wait for, or ask about. */
export const measures = [
  ...(["modes", "value", "divergence", "realProbability", "fakeProbability"] as const),
  "deviation",
] as const;
export type Measure = (typeof measures)[number];

/** Between which a number is to come. */
export interface Bounds {
  readonly least?: number | undefined;
  readonly most?: number | undefined;
}

/** What ends a task: all of it holds. */
export interface End extends Readonly<Partial<Record<Measure, Bounds>>> {
  readonly iteration?: number | undefined;
  readonly health?: Standing | undefined;
}

/** What is to be predicted: one of some choices, or a number. */
export interface Question {
  readonly question: Text;
  readonly choices?: readonly Text[] | undefined;
  /** Which choice is right, counted from 1, or the number. */
  readonly answer?: number | undefined;
  /** The number is what the page measures at the end. */
  readonly measure?: Measure | undefined;
  /** How far a number may be off. */
  readonly within?: number | undefined;
}

/** One thing to find out. */
export interface Task {
  readonly text: Text;
  /** A game with its settings, as an address has them. */
  readonly game: string;
  readonly shows?: readonly Part[] | undefined;
  readonly asks?: Question | undefined;
  /** @default when the person goes on */
  readonly until?: End | undefined;
  /** What there was to see. */
  readonly reveals: Text;
}

/** A way through some games, from one JSON file. */
export interface Lesson {
  readonly title: Text;
  readonly tasks: readonly Task[];
}
