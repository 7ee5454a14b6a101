import type { DataId, DataType, KernelBackend, TensorInfo } from "@tensorflow/tfjs-core";

/** The part of TensorFlow.js's WebAssembly engine that kernels use. */
export interface WasmBackend extends KernelBackend {
  /** Allocates a tensor whose elements are undefined. Memory may move: take views afterwards. */
  makeOutput(shape: number[], dtype: DataType): TensorInfo;
  /** A view of a tensor's elements, valid until the next allocation. */
  typedArrayFromHeap(tensor: TensorInfo): Float32Array;
  disposeData(dataId: DataId): boolean;
  incRef(dataId: DataId): void;
}
