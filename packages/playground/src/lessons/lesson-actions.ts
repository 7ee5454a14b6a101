import type { Stage } from "../page/stage.ts";
import type { Lesson } from "./lesson.ts";
import { type LessonState, taskOf } from "./lesson-state.ts";
import { measured } from "./progress.ts";

/** What a visitor can do in a lesson. */
export interface LessonActions {
  /** Begins, or begins again, at a task counted from 0. */
  begin(lesson: Lesson, at?: number): void;
  predict(value: number): void;
  reveal(): void;
  next(): void;
  /** Goes on with the game, and all of the page. */
  leave(): void;
}

/** @param stage - What the lesson acts upon. */
export function createLessonActions(stage: Stage): LessonActions {
  const { update } = stage;
  const change = (change: Partial<LessonState>) => {
    const { lesson } = stage.state;
    if (lesson) update({ lesson: { ...lesson, ...change } });
  };

  function open(state: LessonState): void {
    const { game, asks } = taskOf(state);
    update({
      notice: undefined,
      lesson: { ...state, stage: asks ? "predict" : "watch", isOpen: false },
    });
    stage.show(game);
  }

  return {
    begin(lesson, at = 0) {
      const first = Math.min(Math.max(0, at), lesson.tasks.length - 1);
      open({ lesson, at: first, stage: "watch", isOpen: false, given: [], came: [] });
    },
    predict(value) {
      const { given, at } = stage.state.lesson!;
      change({ given: Object.assign([...given], { [at]: value }), stage: "watch" });
    },
    reveal() {
      const { came, at } = stage.state.lesson!;
      const { asks } = taskOf(stage.state.lesson!);
      const value = asks?.measure ? measured(stage.state, asks.measure) : asks?.answer;
      change({ came: Object.assign([...came], { [at]: value }), stage: "reveal" });
      if (stage.state.isPlaying) stage.pause();
    },
    next() {
      const state = stage.state.lesson!;
      const at = state.at + 1;
      if (at < state.lesson.tasks.length) open({ ...state, at });
      else change({ stage: "over" });
    },
    leave: () => update({ lesson: undefined }),
  };
}
