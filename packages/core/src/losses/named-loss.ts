import type { AdversarialLoss } from "./adversarial-loss.ts";

/** A loss that can be chosen by name: all that help, documents and the page show of it, it says itself. */
export type NamedLoss = AdversarialLoss &
  Required<Pick<AdversarialLoss, "description" | "updates" | "equilibrium">>;
