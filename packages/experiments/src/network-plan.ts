import type { Preset } from "@gan/models";
import type { LayerSummary, Network, Rng } from "@gan/spec";

/** A network before any weight is made: it can be listed on machines that are too small for it. */
export interface NetworkPlan {
  /** Its layers. */
  describe(): readonly LayerSummary[];
  /** Makes it. The caller owns the network. */
  create(rng: Rng): Network;
}

/** Both players of a game, not made yet. */
export interface NetworkPlans {
  readonly generator: NetworkPlan;
  readonly discriminator: NetworkPlan;
}

/** A preset with its options, to be listed or made later. */
export function plan<Options extends object>(
  preset: Preset<Options>,
  options: Options,
): NetworkPlan {
  return {
    describe: () => preset.describe(options),
    create: (rng) => preset({ ...options, rng }),
  };
}
