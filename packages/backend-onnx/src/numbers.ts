/** Numbers as ONNX Runtime takes and gives them; `bool` is one byte per element. */
export type Numbers = Float32Array | Int32Array | Uint8Array | BigInt64Array;
