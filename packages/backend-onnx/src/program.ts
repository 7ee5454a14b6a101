import { elementTypeOf, type TensorSpec } from "./kernel.ts";
import { type Edge, Graph } from "./onnx/graph.ts";
import { rewrite } from "./rewrite/rewrite.ts";
import type { Numbers, Runtime, Session, SessionTensor } from "./session.ts";
import type { RecordedOp } from "./source.ts";
import type { Leaf, Reference, Trace } from "./trace.ts";

/** A trace turned into a session that runs it, and every later trace with the same key. */
export interface Program {
  readonly session: Session;
  /** How many ONNX nodes it has before ONNX Runtime's own rewriting. */
  readonly nodes: number;
  /** The distinct results, in the order of the trace's outputs. */
  readonly outputs: readonly (TensorSpec & { readonly reference: Reference })[];
}

/** Where a graph gets the numbers of a leaf from. */
type LeafEdge = (graph: Graph, leaf: Leaf) => Edge;

const fromInput: LeafEdge = (graph, { source: { dtype, shape } }) =>
  graph.input(elementTypeOf(dtype), shape);

/**
 * The same work as an ONNX graph, with its distinct outputs.
 *
 * @param leafEdge - By default every leaf is an input, in the order of the trace.
 */
export function lower(
  trace: Trace,
  leafEdge: LeafEdge = fromInput,
): { readonly graph: Graph; readonly outputs: readonly Edge[] } {
  const graph = new Graph();
  const edges: Edge[] = [];
  for (const leaf of trace.leaves) edges[leaf.reference] = leafEdge(graph, leaf);
  for (const { op, inputs, outputs } of trace.steps) {
    graph.origin = op.name;
    const operands: Record<string, Edge> = {};
    for (const [name, reference] of Object.entries(inputs)) {
      operands[name] = graph.reshape(edges[reference]!, op.inputs[name]!.shape);
    }
    const results = op.kernel.lower(graph, operands, op.attributes as never, op.outputs);
    for (const [i, reference] of outputs.entries()) {
      edges[reference] = graph.reshape(results[i]!, op.outputs[i]!.shape);
    }
  }
  const outputs = distinctOutputs(trace).map(({ reference }) => edges[reference]!);
  return { graph, outputs: rewrite(graph, outputs) };
}

/** Compiles a trace. */
export function compile(trace: Trace, runtime: Runtime, profilePrefix?: string): Program {
  const { graph, outputs: edges } = lower(trace);
  const model = graph.encode([graph.scalar(0), ...edges]); // The first result is the one that is converted.
  return {
    session: runtime.compile(model, profilePrefix),
    nodes: graph.size,
    outputs: distinctOutputs(trace).map(({ source, reference }) => ({
      shape: source.shape,
      dtype: source.dtype,
      reference,
    })),
  };
}

/**
 * Runs a program on the numbers of a trace's leaves.
 *
 * @param results - One array per output of the program, filled when this returns.
 */
export function run(program: Program, leaves: readonly Leaf[], results: readonly Numbers[]): void {
  const feeds: Record<string, SessionTensor> = {};
  for (const [i, { source }] of leaves.entries()) {
    feeds[`i${i}`] = tensorOf(source.dtype, source.shape, source.values!);
  }
  const fetches: Record<string, SessionTensor> = { o0: tensorOf("float32", [], nothing) };
  for (const [i, { shape, dtype }] of program.outputs.entries()) {
    fetches[`o${i + 1}`] = tensorOf(dtype, shape, results[i]!);
  }
  program.session.run(feeds, fetches);
}

const nothing = new Float32Array(1);

/** A kernel call as a person would write it, for messages. */
export function describe({ name, inputs, attributes }: RecordedOp): string {
  const shapes = Object.entries(inputs).map(
    ([input, use]) => `${input}: [${use.shape.join(", ")}]`,
  );
  return `${name}(${shapes.join(", ")}) with ${JSON.stringify(attributes)}`;
}

function distinctOutputs({ outputs }: Trace): Trace["outputs"] {
  const seen = new Set<Reference>();
  return outputs.filter(({ reference }) => !seen.has(reference) && seen.add(reference));
}

function tensorOf(
  dtype: TensorSpec["dtype"],
  dims: readonly number[],
  data: Numbers,
): SessionTensor {
  return { type: elementTypeOf(dtype), dims, location: "cpu", data };
}
