import type { GraphBuilder } from "../graph-def.ts";
import type { KernelCall } from "../trace.ts";

/** A kernel call as TensorFlow's operations. */
export interface EmitContext {
  readonly graph: GraphBuilder;
  readonly call: KernelCall;
  /** The name of an input in the graph. */
  input(name: string): string;
  /** The names of all inputs, in order. */
  readonly all: readonly string[];
}

/**
 * Adds what computes a kernel call.
 *
 * @returns The name of the node whose outputs are the call's; undefined where no graph can express it.
 */
export type Emit<Attributes = unknown> = (
  context: EmitContext,
  attributes: Attributes,
) => string | undefined;

/** Kernels by TensorFlow.js's name. */
// biome-ignore lint/suspicious/noExplicitAny: a table holds kernels of many attribute types.
export type Emitters = Readonly<Record<string, Emit<any>>>;
