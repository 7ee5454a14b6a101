import type { Settings } from "./settings.ts";

/** What is known of a run's loss beside its formula. */
export interface LossFacts {
  /** Whether G's gradient vanishes where D rejects every sample. */
  readonly saturates: boolean;
  /** The loss to use where that happens. */
  readonly instead: Settings["loss"];
  /** What both players descend where p_g = p_data and D answers ½, in nats. */
  readonly equilibrium: { readonly discriminator: number; readonly generator: number };
}

/** Says what is known of the loss in some settings. */
export function lossFacts({
  loss,
  discriminatorLossScale,
}: Pick<Settings, "loss" | "discriminatorLossScale">): LossFacts {
  const isMinimax = loss === "minimax";
  return {
    saturates: isMinimax,
    instead: "non-saturating",
    equilibrium: {
      discriminator: 2 * Math.LN2 * discriminatorLossScale,
      generator: isMinimax ? -Math.LN2 : Math.LN2,
    },
  };
}
