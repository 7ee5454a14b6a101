import { elementTypeOf, type TensorSpec } from "./kernel.ts";
import { type Edge, Graph } from "./onnx/graph.ts";
import { rewrite } from "./rewrite/rewrite.ts";
import { updateGraph, type Wire } from "./rewrite/update-graph.ts";
import { updatesOf } from "./rewrite/updates.ts";
import type { Numbers, Runtime, SessionTensor } from "./session.ts";
import type { RecordedOp } from "./source.ts";
import type { Leaf, Reference, Trace } from "./trace.ts";

/** One distinct result of a program. */
export interface ProgramOutput extends TensorSpec {
  readonly reference: Reference;
  /** Position of the leaf whose array it may be written into, when nobody holds that leaf any more. */
  readonly updates: number | undefined;
}

/** A trace turned into sessions that run it, and every later trace with the same key. */
export interface Program {
  /** How many ONNX nodes it has before ONNX Runtime's own rewriting. */
  readonly nodes: number;
  /** The distinct results, in the order of the trace's outputs. */
  readonly outputs: readonly ProgramOutput[];
  /** What it writes and reads again while it runs. */
  readonly between: readonly TensorSpec[];
  /**
   * Fills one array per output from the numbers of a trace's leaves.
   *
   * @param between - One array of any content for each of `between`.
   */
  run(leaves: readonly Leaf[], results: readonly Numbers[], between: readonly Numbers[]): void;
  endProfiling(): void;
  dispose(): void;
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
  const updates = updatesOf(graph, edges);
  const replaced = new Map(
    updates.flatMap(({ output, input, by, step }) => [
      [output, input],
      ...(step ? [[by, step.velocity] as const] : []),
    ]) as [number, number][],
  );
  const computed = [...edges.keys()].filter((i) => !replaced.has(i));
  const second = updates.length > 0 ? updateGraph(graph, edges, updates) : undefined;
  const between = second?.between ?? [];
  // The first result, a constant, is the one that the runtime converts.
  const first = graph.encode([graph.scalar(0), ...computed.map((i) => edges[i]!), ...between]);
  const sessions = [first, ...(second ? [second.model] : [])].map((model) =>
    runtime.compile(model, profilePrefix),
  );
  const outputs = distinctOutputs(trace).map(({ source: { shape, dtype }, reference }, i) => {
    return { shape, dtype, reference, updates: replaced.get(i) };
  });
  return {
    nodes: graph.size,
    outputs,
    between: between.map(({ shape }) => ({ shape, dtype: "float32" })),
    run(leaves, results, left) {
      const [main, late] = sessions;
      const leaf = ({ source }: Leaf) => tensorOf(source, source.values!);
      const result = (i: number) => tensorOf(outputs[i]!, results[i]!);
      const rest = between.map((edge, i) => tensorOf({ ...edge, dtype: "float32" }, left[i]!));
      main!.run(tensors("i", leaves.map(leaf)), fetches([...computed.map(result), ...rest]));
      if (!second) return;
      const places = {
        input: leaves.map(({ source }) => source.values!),
        output: results,
        between: left,
      };
      const wired = ({ place, position, range, shape }: Wire) => {
        const whole = places[place][position]!;
        const data = range ? (whole.subarray(...range) as Numbers) : whole;
        return tensorOf({ shape, dtype: "float32" }, data);
      };
      late!.run(tensors("i", second.feeds.map(wired)), fetches(second.fetches.map(wired)));
    },
    endProfiling() {
      for (const session of sessions) session.endProfiling();
    },
    dispose() {
      for (const session of sessions) session.dispose();
    },
  };
}

type Tensors = Record<string, SessionTensor>;

/** Tensors under numbered names. */
function tensors(prefix: string, all: readonly SessionTensor[]): Tensors {
  return Object.fromEntries(all.map((tensor, i) => [`${prefix}${i}`, tensor]));
}

/** The arrays to be filled, `o1`, `o2`, …, behind the constant `o0`. */
function fetches(all: readonly SessionTensor[]): Tensors {
  return tensors("o", [tensorOf({ dtype: "float32", shape: [] }, nothing), ...all]);
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

function tensorOf({ dtype, shape }: TensorSpec, data: Numbers): SessionTensor {
  return { type: elementTypeOf(dtype), dims: shape, location: "cpu", data };
}
