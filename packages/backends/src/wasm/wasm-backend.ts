import type { DataId, DataType, KernelBackend, TensorInfo } from "@tensorflow/tfjs-core";
import type { ProductMemory } from "./multiplier.ts";

/** The part of TensorFlow.js's WebAssembly engine that kernels use. */
export interface WasmBackend extends KernelBackend {
  /** Allocates a tensor whose elements are undefined. Memory may move: take views afterwards. */
  makeOutput(shape: number[], dtype: DataType): TensorInfo;
  /** A view of a tensor's elements, valid until the next allocation. */
  typedArrayFromHeap(tensor: TensorInfo): Float32Array;
  disposeData(dataId: DataId): boolean;
  incRef(dataId: DataId): void;
  /** What Emscripten makes of the engine; with threads it keeps the memory elsewhere. */
  readonly wasm: {
    _malloc(bytes: number): number;
    readonly asm: { readonly memory?: WebAssembly.Memory };
    readonly wasmMemory?: WebAssembly.Memory;
  };
}

/** The memory of an engine; what is allocated in it stays for as long as the engine is there. */
export function productMemoryOf({ wasm }: WasmBackend): ProductMemory {
  return {
    memory: wasm.wasmMemory ?? wasm.asm.memory!,
    allocate: (bytes) => wasm._malloc(bytes) >>> 0,
  };
}
