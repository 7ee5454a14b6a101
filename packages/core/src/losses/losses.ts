import { hinge } from "./hinge.ts";
import { leastSquares } from "./least-squares.ts";
import { minimax } from "./minimax.ts";
import type { NamedLoss } from "./named-loss.ts";
import { nonSaturating } from "./non-saturating.ts";
import { relativistic } from "./relativistic.ts";
import { relativisticAverage } from "./relativistic-average.ts";
import { wasserstein } from "./wasserstein.ts";

/** Every adversarial loss by the name that settings, flags and the page know it by. */
export const losses = {
  minimax,
  "non-saturating": nonSaturating,
  "least-squares": leastSquares,
  wasserstein,
  hinge,
  relativistic,
  "relativistic-average": relativisticAverage,
} as const satisfies Readonly<Record<string, NamedLoss>>;
