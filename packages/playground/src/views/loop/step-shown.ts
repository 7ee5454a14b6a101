import type { PageState } from "../../page/state.ts";
import type { Player } from "./lit-edges.ts";

/** Steps of players in a second that the eye can still follow one by one. */
const FOLLOWED = 3;

/** What the loop shows as having happened last. */
export interface StepShown {
  readonly kind: "none" | "ofD" | "ofG" | "both" | "iteration";
  readonly movers: readonly Player[];
  /** Steps follow one another too fast to be shown one by one. */
  readonly isSteady: boolean;
}

const both = ["discriminator", "generator"] as const;

/** Which step was carried out last; where they follow too fast, all those of an iteration. */
export function stepShown({ opened, frame, isPlaying, stepsPerSecond }: PageState): StepShown {
  const isNew = !frame || (frame.iteration === 0 && frame.phase === 0);
  const isSteady = isPlaying && stepsPerSecond > FOLLOWED;
  const last = isSteady ? "both" : isNew ? "none" : frame.last;
  if (last === "discriminator") return { kind: "ofD", movers: [last], isSteady };
  if (last === "generator") return { kind: "ofG", movers: [last], isSteady };
  if (last !== "both") return { kind: "none", movers: [], isSteady };
  const isAtOnce = opened?.steps.some((movers) => movers.length > 1) ?? false;
  return { kind: isAtOnce ? "both" : "iteration", movers: both, isSteady };
}
