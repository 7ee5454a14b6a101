import { testLearningRule, useCpu } from "@gan/test-utils";
import { classicalMomentum } from "../index.ts";

useCpu();

testLearningRule(
  () => classicalMomentum({ learningRate: 0.1, momentum: 0.5 }),
  (value, slopes) => {
    let velocity = 0;
    return slopes.reduce((moved, slope) => {
      velocity = 0.5 * velocity - 0.1 * slope;
      return moved + velocity;
    }, value);
  },
);
