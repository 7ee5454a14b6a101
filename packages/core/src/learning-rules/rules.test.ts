import { testLearningRule, useCpu } from "@gan/test-utils";
import { rules } from "./rules.ts";

useCpu();

const rates = { learningRate: 0.1, momentum: 0.7, firstMomentum: 0.5 };

testLearningRule(
  () => rules.adam.create({ ...rates, squareDecay: 0.9, epsilon: 0.2 }),
  (value, slopes) => {
    let [m, v] = [0, 0];
    return slopes.reduce((moved, slope, i) => {
      m = 0.5 * m + 0.5 * slope;
      v = 0.9 * v + 0.1 * slope ** 2;
      const [mean, square] = [m / (1 - 0.5 ** (i + 1)), v / (1 - 0.9 ** (i + 1))];
      return moved - (0.1 * mean) / (Math.sqrt(square) + 0.2);
    }, value);
  },
);

testLearningRule(
  () => rules.momentum.create(rates),
  (value, slopes) => {
    let speed = 0;
    return slopes.reduce((moved, slope) => {
      speed = 0.7 * speed - 0.1 * slope;
      return moved + speed;
    }, value);
  },
);

testLearningRule(
  () => rules.sgd.create(rates),
  (value, slopes) => slopes.reduce((moved, slope) => moved - 0.1 * slope, value),
);
