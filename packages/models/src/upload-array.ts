import { backend } from "@tensorflow/tfjs-core";

/** What `@gan/backend-onnx` can do. */
interface Lender {
  uploadArray?(length: number): Float32Array;
}

/**
 * An array of any content, to fill and to make one tensor of, and nothing else. Where the backend lends one of its own,
 * the numbers are not copied, and the memory of masks serves again in the next iteration.
 */
export function uploadArray(length: number): Float32Array {
  return (backend() as Lender).uploadArray?.(length) ?? new Float32Array(length);
}
