import { type Tensor, zeros } from "@tensorflow/tfjs-core";
import { supplyGradient } from "./supply-gradient.ts";

/** Operations whose result stays the same when an operand changes a little. */
const steps: Readonly<Record<string, readonly string[]>> = {
  Equal: ["a", "b"],
  NotEqual: ["a", "b"],
  Greater: ["a", "b"],
  Less: ["a", "b"],
  LessEqual: ["a", "b"],
  LogicalAnd: ["a", "b"],
  LogicalOr: ["a", "b"],
  LogicalNot: ["x"],
};

/**
 * Gives comparisons the gradient 0, which TensorFlow.js gives `step` and `sign` but only one of them.
 *
 * The gradients of `leakyRelu`, `prelu`, `selu`, `relu6`, `max` and `clipByValue` compare, so their own gradients need it.
 */
export function supplySteps(): void {
  for (const [kernelName, operands] of Object.entries(steps)) {
    supplyGradient({
      kernelName,
      inputsToSave: operands,
      gradFunc: (_, saved) => {
        const none = (operand: Tensor) => () => zeros(operand.shape);
        return Object.fromEntries(operands.map((name, i) => [name, none(saved[i]!)]));
      },
    });
  }
}
