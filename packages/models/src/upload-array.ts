import { backend } from "@tensorflow/tfjs-core";

/** What `@gan/backend-onnx` says of itself. */
interface Backend {
  /** Whether a tensor has its own copy of the array it was made of. */
  readonly copiesUploads?: boolean;
}

let scratch = new Float32Array(0);

/**
 * An array to fill and to make a tensor of at once. Where the backend copies it, it is the same one every time: a mask
 * for every layer and iteration is work for the memory, and for the garbage collector.
 */
export function uploadArray(length: number): Float32Array {
  if (!(backend() as Backend).copiesUploads) return new Float32Array(length);
  if (scratch.length < length) scratch = new Float32Array(length);
  return scratch.subarray(0, length);
}
