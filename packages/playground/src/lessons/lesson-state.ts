import type { Lesson, Task } from "./lesson.ts";

/** Where a visitor is in a lesson. */
export interface LessonState {
  readonly lesson: Lesson;
  /** Which task, counted from 0. */
  readonly at: number;
  /** What is next: to predict, to watch, to read what there was to see, or nothing more. */
  readonly stage: "predict" | "watch" | "reveal" | "over";
  /** The task's game is there. */
  readonly isOpen: boolean;
  /** What was predicted in each task: a choice counted from 1, or a number. */
  readonly given: readonly (number | undefined)[];
  /** What came of each. */
  readonly came: readonly (number | undefined)[];
}

/** The task that a lesson is at. */
export function taskOf({ lesson, at }: LessonState): Task {
  return lesson.tasks[at]!;
}

/** Whether what was predicted in a task came true; unknown where nothing was. */
export function cameTrue({ lesson, given, came }: LessonState, at: number): boolean | undefined {
  const { asks } = lesson.tasks[at]!;
  const [said, found] = [given[at], came[at]];
  if (!asks || said === undefined || found === undefined) return undefined;
  return Math.abs(said - found) <= (asks.choices ? 0 : (asks.within ?? 0));
}
