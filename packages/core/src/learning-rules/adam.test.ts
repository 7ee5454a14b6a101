import { testLearningRule, useCpu } from "@gan/test-utils";
import { adam } from "../index.ts";

useCpu();

testLearningRule(
  () => adam({ learningRate: 0.1 }),
  (value, slopes) => {
    let [m, v] = [0, 0];
    return slopes.reduce((moved, slope, i) => {
      m = 0.9 * m + 0.1 * slope;
      v = 0.999 * v + 0.001 * slope ** 2;
      const [mean, square] = [m / (1 - 0.9 ** (i + 1)), v / (1 - 0.999 ** (i + 1))];
      return moved - (0.1 * mean) / (Math.sqrt(square) + 1e-8);
    }, value);
  },
);
