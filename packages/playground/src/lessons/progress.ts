import type { Standing } from "@gan/metrics";
import type { PageState } from "../page/state.ts";
import type { Frame } from "../protocol.ts";
import type { Measure, Part } from "./lesson.ts";
import { taskOf } from "./lesson-state.ts";

/** Whether a part of the page is there: all are, but in a lesson. */
export function isShown({ lesson }: PageState, part: Part): boolean {
  return !lesson || lesson.stage === "over" || (taskOf(lesson).shows ?? ["story"]).includes(part);
}

/** Whether the game waits for a prediction. */
export function isPredicting({ lesson }: PageState): boolean {
  return lesson?.stage === "predict";
}

/** Whether all that ends the task of a lesson holds. */
export function hasEnded(state: PageState): boolean {
  const { lesson, frame } = state;
  const isWatching = lesson?.stage === "watch" && lesson.isOpen;
  const until = isWatching ? taskOf(lesson).until : undefined;
  if (!until || !frame) return false;
  const { iteration = 1, health, ...bounds } = until;
  return (
    frame.iteration >= iteration &&
    (health === undefined || standingsOf(frame).includes(health)) &&
    Object.entries(bounds).every(([name, { least = -Infinity, most = Infinity } = {}]) => {
      const value = measured(state, name as Measure);
      return value !== undefined && value >= least && value <= most;
    })
  );
}

/** How a game stands, with all that fails. */
function standingsOf({ diagnosis }: Frame): readonly Standing[] {
  return diagnosis ? [diagnosis, ...diagnosis.failures].map(({ condition }) => condition) : [];
}

/** What the page measures now. */
export function measured({ frame, curve }: PageState, measure: Measure): number | undefined {
  if (measure === "modes") return frame?.modes?.found;
  if (measure === "deviation") {
    return frame?.shown.view === "line" ? frame.shown.deviation : undefined;
  }
  const isExact = measure === "value" || measure === "divergence";
  return (isExact ? frame?.measured?.[measure] : undefined) ?? curve.at(-1)?.values[measure];
}
