import { testLearningRule, useCpu } from "@gan/test-utils";
import { rmsProp } from "../index.ts";

useCpu();

testLearningRule(
  () => rmsProp({ learningRate: 0.1 }),
  (value, slopes) => {
    let square = 0;
    return slopes.reduce((moved, slope) => {
      square = 0.9 * square + 0.1 * slope ** 2;
      return moved - (0.1 * slope) / (Math.sqrt(square) + 1e-8);
    }, value);
  },
);
