import { UnsupportedNetworkError } from "@gan/spec";
import type { DataType } from "@tensorflow/tfjs-core";
import type { Edge, Graph } from "./onnx/graph.ts";
import type { ElementType } from "./onnx/model.ts";

/** Shape and type of a tensor, all that is known of one that has not been computed. */
export interface TensorSpec {
  readonly shape: readonly number[];
  readonly dtype: DataType;
}

/** One value per input of a kernel, under TensorFlow.js's names; lists use `0`, `1`, … */
export type Inputs<T> = Readonly<Record<string, T>>;

/** An input while a call is recorded. `values` are its numbers where they exist already. */
export interface Operand extends TensorSpec {
  readonly values: ArrayLike<number> | undefined;
}

/**
 * How a TensorFlow.js kernel is recorded: what comes out when it is called, and its ONNX when a graph is compiled.
 */
export interface Kernel<Attributes = never> {
  /**
   * Shapes and types of the outputs; undefined where ONNX has nothing that means the same, so that the host computes.
   *
   * @throws {Error} When the shapes do not fit, in the words of TensorFlow.js's cpu kernel.
   */
  infer(inputs: Inputs<Operand>, attributes: Attributes): readonly TensorSpec[] | undefined;
  /** Emits the nodes that compute what `infer` promised. */
  lower(
    graph: Graph,
    inputs: Inputs<Edge>,
    attributes: Attributes,
    outputs: readonly TensorSpec[],
  ): readonly Edge[];
}

/** Any kernel, for tables. */
// biome-ignore lint/suspicious/noExplicitAny: a table holds kernels of many attribute types.
export type AnyKernel = Kernel<any>;

/** A table of kernels by TensorFlow.js's name. */
export type Kernels = Readonly<Record<string, AnyKernel>>;

/** TensorFlow.js's types in ONNX; strings and complex numbers have none here. */
export function elementTypeOf(dtype: DataType): ElementType {
  if (dtype === "float32" || dtype === "int32" || dtype === "bool") return dtype;
  throw new UnsupportedNetworkError(
    `A tensor of type ${dtype} cannot be part of a graph. Keep strings and complex numbers out of the function.`,
  );
}

/** The product of the sizes: how many numbers a tensor holds. */
export function sizeOf(shape: readonly number[]): number {
  return shape.reduce((product, size) => product * size, 1);
}
