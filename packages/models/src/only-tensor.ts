import type { Tensor } from "@tensorflow/tfjs-core";

/** The one input of a layer, which TensorFlow.js hands over alone or in an array. */
export function onlyTensor(inputs: Tensor | Tensor[]): Tensor {
  return Array.isArray(inputs) ? inputs[0]! : inputs;
}
