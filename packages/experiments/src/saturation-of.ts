import { type AdversarialLoss, losses, nonSaturating } from "@gan/core";
import type { Settings } from "./settings.ts";

/** What a diagnosis has to know of a run's loss: whether G's gradient vanishes where D rejects every sample, and what to use instead. */
export function saturationOf({ loss }: Pick<Settings, "loss">): {
  saturates: boolean;
  instead: string;
} {
  const { saturates = false }: AdversarialLoss = losses[loss];
  return { saturates, instead: nonSaturating.name };
}
