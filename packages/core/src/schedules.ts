import { alternatingSteps, type StepCounts } from "./algorithm1.ts";
import type { Game } from "./game.ts";
import { simultaneousSteps } from "./simultaneous.ts";
import type { Step } from "./step-source.ts";

/** A way for the players to take turns that can be chosen by name. */
export interface ScheduleChoice {
  /** What it is, for help and documents: a phrase without a full stop. */
  readonly description: string;
  /** Whether a player can have more than one step in an iteration. */
  readonly hasStepCounts: boolean;
  /** The steps of one iteration, in order. */
  steps(game: Pick<Game, "players">, counts?: StepCounts): readonly Step[];
}

/** Every schedule by the name that settings, flags and the page know it by. */
export const schedules = {
  simultaneous: {
    description: "both updates from the old values, as the released code",
    hasStepCounts: false,
    steps: simultaneousSteps,
  },
  alternating: {
    description: "Algorithm 1 as printed",
    hasStepCounts: true,
    steps: alternatingSteps,
  },
} as const satisfies Readonly<Record<string, ScheduleChoice>>;
