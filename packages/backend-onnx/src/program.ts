import type { DataType } from "@tensorflow/tfjs-core";
import type { TensorSpec } from "./kernel.ts";
import type { Numbers } from "./numbers.ts";
import type { DeviceCopy, Source } from "./source.ts";
import type { Leaf } from "./trace.ts";

/** Where a program gets arrays to fill. */
export interface Arrays {
  /** @param old - A tensor that may be written over, if nobody holds it any more: the result is its update. */
  take(spec: TensorSpec, old?: Source): Numbers;
  give(dtype: DataType, array: Numbers): void;
}

/** A trace turned into sessions that run it, and every later trace with the same key. */
export interface Program {
  /** How many ONNX nodes it has before ONNX Runtime's own rewriting. */
  readonly nodes: number;
  /** Computes the distinct outputs of a trace, in their order, from the numbers of its leaves. */
  run(leaves: readonly Leaf[], arrays: Arrays): readonly (Numbers | DeviceCopy)[];
  endProfiling(): void;
  dispose(): void;
}
