import type { Objective } from "../objective.ts";
import { dragan } from "./dragan.ts";
import { gradientPenalty } from "./gradient-penalty.ts";
import { oneSidedGradientPenalty } from "./one-sided-gradient-penalty.ts";
import type { PenaltyOptions } from "./penalty.ts";
import { r1 } from "./r1.ts";
import { r1AndR2 } from "./r1-and-r2.ts";
import { r2 } from "./r2.ts";

/** A penalty on D's slope that can be chosen by name. */
export interface PenaltyChoice {
  /** What it is, for help and documents: a phrase without a full stop. */
  readonly description: string;
  /** Makes it; absent where there is none. */
  readonly create?: (options?: PenaltyOptions) => Objective;
}

/** Every penalty by the name that settings, flags and the page know it by. */
export const penalties = {
  none: { description: "nothing" },
  r1: { description: "D is drawn flat at real examples", create: r1 },
  r2: { description: "D is drawn flat at samples", create: r2 },
  "r1-r2": { description: "both", create: r1AndR2 },
  "gradient-penalty": {
    description: "D's slope is drawn to 1 between examples and samples",
    create: gradientPenalty,
  },
  "one-sided-gradient-penalty": {
    description: "that slope is held to 1 at most",
    create: oneSidedGradientPenalty,
  },
  dragan: { description: "D's slope is drawn to 1 around real examples", create: dragan },
} as const satisfies Readonly<Record<string, PenaltyChoice>>;
