import type { Objective } from "@gan/core";
import { mean, type Scalar, squaredDifference, tidy } from "@tensorflow/tfjs-core";

/** An encoder E, a third player, learns to tell from a sample the noise it came from: E[(E(G(z)) - z)²]. */
export const encode: Objective = {
  name: "encode",
  loss: (round) =>
    tidy(() => {
      const guess = round.apply("encoder", round.fake, "encode");
      return mean<Scalar>(squaredDifference(guess, round.noise));
    }),
};
