/** A backend of TensorFlow.js that lends arrays, as `@gan/backend-onnx` does. */
interface Lender {
  uploadArray?(length: number): Float32Array;
}

/**
 * An array of any content, to fill and to make one tensor of, and nothing else. Where the backend lends one of its own,
 * the numbers are not copied, and the memory serves again in the next iteration.
 *
 * @param backend - TensorFlow.js's `backend()`.
 */
export function uploadArray(backend: object, length: number): Float32Array {
  return (backend as Lender).uploadArray?.(length) ?? new Float32Array(length);
}
