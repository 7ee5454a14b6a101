import { testLoss, useCpu } from "@gan/test-utils";
import { nonSaturating, scaleDiscriminatorLoss } from "../index.ts";

useCpu();

const sigmoid = (a: number) => 1 / (1 + Math.exp(-a));

testLoss(scaleDiscriminatorLoss(nonSaturating, 0.5), {
  real: (a) => -0.5 * sigmoid(-a),
  fake: (a) => 0.5 * sigmoid(a),
  generator: (a) => -sigmoid(-a),
});
