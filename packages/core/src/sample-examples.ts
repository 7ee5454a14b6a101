import { type Batch, type Sampler, uploadArray } from "@gan/spec";
import { backend, type Tensor1D, type Tensor2D, tensor1d, tensor2d } from "@tensorflow/tfjs-core";

/** A minibatch of real examples. */
export interface RealExamples {
  /** `[m, exampleSize]`. The caller owns it. */
  readonly x: Tensor2D;
  /** Puts the class of each on the device, −1 where it is unknown; absent where the data have none. The caller owns it. */
  readonly labels?: () => Tensor1D;
}

/** A copy of a minibatch's numbers, to make a tensor of: the sampler fills its own array again. */
export function valuesOf({ size, values }: Batch, { exampleSize }: Sampler): Float32Array {
  const own = uploadArray(backend(), size * exampleSize);
  own.set(values.subarray(0, own.length));
  return own;
}

/** A copy of a minibatch's classes, to make a tensor of. */
export function labelsOf({ labels }: Batch): Int32Array | undefined {
  return labels && Int32Array.from(labels);
}

/** Puts a minibatch of real examples on the device. */
export function realExamples(
  { exampleSize }: Pick<Sampler, "exampleSize">,
  values: Float32Array,
  labels: Int32Array | undefined,
): RealExamples {
  const x = tensor2d(values, [values.length / exampleSize, exampleSize]);
  return { x, ...(labels && { labels: () => tensor1d(labels, "int32") }) };
}
