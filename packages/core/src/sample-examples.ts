import { type Sampler, uploadArray } from "@gan/spec";
import { backend, type Tensor2D, tensor2d } from "@tensorflow/tfjs-core";

/** A minibatch of real examples. */
export interface RealExamples {
  /** `[m, exampleSize]`. The caller owns it. */
  readonly x: Tensor2D;
  /** Class of each, on the host, −1 where it is unknown; absent where the data have none. */
  readonly labels?: Int32Array;
}

/** Reads a minibatch of real examples and puts it on the device. */
export function sampleExamples(data: Sampler, iteration: number, step: number): RealExamples {
  const { size: m, values, labels } = data.batch(iteration, step);
  const length = m * data.exampleSize;
  const own = uploadArray(backend(), length); // The sampler fills its own again.
  own.set(values.subarray(0, length));
  const x = tensor2d(own, [m, data.exampleSize]);
  return { x, ...(labels && { labels: Int32Array.from(labels) }) };
}
