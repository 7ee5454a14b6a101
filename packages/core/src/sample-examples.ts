import { type Sampler, uploadArray } from "@gan/spec";
import { backend, type Tensor2D, tensor2d } from "@tensorflow/tfjs-core";

/** A minibatch of real examples as a tensor, `[m, exampleSize]`. The caller owns it. */
export function sampleExamples(data: Sampler, iteration: number, step: number): Tensor2D {
  const { size: m, values } = data.batch(iteration, step);
  const length = m * data.exampleSize;
  const own = uploadArray(backend(), length); // The sampler fills its own again.
  own.set(values.subarray(0, length));
  return tensor2d(own, [m, data.exampleSize]);
}
