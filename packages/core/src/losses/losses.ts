import { leastSquares } from "./least-squares.ts";
import { minimax } from "./minimax.ts";
import type { NamedLoss } from "./named-loss.ts";
import { nonSaturating } from "./non-saturating.ts";

/** Every adversarial loss by the name that settings, flags and the page know it by. */
export const losses = {
  minimax,
  "non-saturating": nonSaturating,
  "least-squares": leastSquares,
} as const satisfies Readonly<Record<string, NamedLoss>>;
