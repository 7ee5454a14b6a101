import { expect, it } from "vitest";
import { initialState, type PageState } from "../page/state.ts";
import type { Frame } from "../protocol.ts";
import type { Task } from "./lesson.ts";
import { cameTrue, type LessonState } from "./lesson-state.ts";
import { hasEnded, isShown, measured } from "./progress.ts";

const task: Task = { text: "See.", game: "game=ring", reveals: "Seen." };

function state(change: Partial<Task>, lesson: Partial<LessonState> = {}): PageState {
  const shown = { view: "line", deviation: 0.3 };
  const diagnosis = { condition: "saturation", failures: [{ condition: "collapse" }] };
  const modes = { found: 6, total: 8 };
  return {
    ...initialState,
    frame: { shown, diagnosis, modes, iteration: 20 } as unknown as Frame,
    curve: [{ iteration: 20, epoch: 1, values: { value: -1.2, fakeProbability: 0.25 } }],
    lesson: {
      ...{ lesson: { title: "One", tasks: [{ ...task, ...change }] }, at: 0, stage: "watch" },
      ...{ isOpen: true, given: [], came: [] },
      ...lesson,
    },
  };
}

it.each<[Task["until"], boolean]>([
  [undefined, false],
  [{ iteration: 20 }, true],
  [{ iteration: 21 }, false],
  [{ health: "collapse" }, true],
  [{ health: "saturation" }, true],
  [{ health: "healthy" }, false],
  [{ modes: { least: 6 } }, true],
  [{ modes: { least: 7 } }, false],
  [{ deviation: { most: 0.3 } }, true],
  [{ deviation: { most: 0.29 } }, false],
  [{ value: { least: -1.3, most: -1.1 } }, true],
  [{ realProbability: { least: 0 } }, false],
  [{ iteration: 20, modes: { least: 7 } }, false],
])("ends a task where all that it waits for holds: %j", (until, expected) => {
  expect(hasEnded(state({ until }))).toBe(expected);
});

it("ends no task before its game is there, nor one that waits for a prediction", () => {
  const until = { iteration: 1 };
  expect(hasEnded(state({ until }, { isOpen: false }))).toBe(false);
  expect(hasEnded(state({ until }, { stage: "predict" }))).toBe(false);
});

it("shows what a task names, and all of the page after the lesson", () => {
  const shows = ["numbers", "settings.loss"] as const;
  const names = (of: PageState) =>
    (["story", "numbers", "settings", "settings.loss"] as const).filter((part) =>
      isShown(of, part),
    );
  expect(names(state({ shows }))).toEqual(["numbers", "settings.loss"]);
  expect(names(state({}))).toEqual(["story"]);
  expect(names(initialState)).toHaveLength(4);
  expect(names(state({ shows }, { stage: "over" }))).toHaveLength(4);
});

it("knows whether a prediction came true", () => {
  const told = (asks: Task["asks"], given: number | undefined, came: number) =>
    cameTrue(state({ asks }, { given: [given], came: [came] }).lesson!, 0);
  const choices = ["a", "b", "c"];
  expect(told({ question: "?", choices, answer: 2 }, 2, 2)).toBe(true);
  expect(told({ question: "?", choices, answer: 2 }, 1, 2)).toBe(false);
  expect(told({ question: "?", measure: "modes", within: 1 }, 2, 1)).toBe(true);
  expect(told({ question: "?", measure: "modes", within: 1 }, 3, 1)).toBe(false);
  expect(told({ question: "?", measure: "modes" }, undefined, 1)).toBe(undefined);
  expect(measured(state({}), "modes")).toBe(6);
});
