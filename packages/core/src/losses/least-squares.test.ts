import { testLoss, useCpu } from "@gan/test-utils";
import { leastSquares } from "../index.ts";

useCpu();

testLoss(leastSquares, {
  real: (a) => a - 1,
  fake: (a) => a + 1,
  generator: (a) => a,
});
