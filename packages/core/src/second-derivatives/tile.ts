import { reshape, sum, type Tensor } from "@tensorflow/tfjs-core";
import { replaceGradient } from "./supply-gradient.ts";

/**
 * Replaces the gradient of `tile`, which is right but adds slices one at a time.
 *
 * The gradient of batch normalization repeats a factor for every pixel of every example, so the gradient of that would
 * take as many slices: 25,600 for a hundred images of 16 × 16.
 */
export function replaceTile(): void {
  replaceGradient<{ readonly reps: readonly number[] }>({
    kernelName: "Tile",
    inputsToSave: ["x"],
    gradFunc: (dy, [x], { reps }) => ({ x: () => sumOfCopies(dy, x!.shape, reps) }),
  });
}

function sumOfCopies(dy: Tensor, shape: readonly number[], reps: readonly number[]): Tensor {
  const isOne = (axis: number) => shape[axis] === 1 && reps[axis]! > 1;
  const ones = shape.map((_, axis) => axis).filter(isOne);
  let result = ones.length > 0 ? sum(dy, ones, true) : dy;
  for (const [axis, copies] of reps.entries()) {
    if (copies === 1 || isOne(axis)) continue;
    const { shape: whole } = result;
    const split = [...whole.slice(0, axis), copies, shape[axis]!, ...whole.slice(axis + 1)];
    result = sum(reshape(result, split), axis);
  }
  return reshape(result, [...shape]);
}
