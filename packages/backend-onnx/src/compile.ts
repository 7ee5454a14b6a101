import { channelBlockOf } from "./channel-block.ts";
import { deviceProgram } from "./device-program.ts";
import { independentParts } from "./halves/independent-parts.ts";
import { splitProgram } from "./halves/split-program.ts";
import { hostProgram } from "./host-program.ts";
import { elementTypeOf, type TensorSpec } from "./kernel.ts";
import { type Edge, Graph } from "./onnx/graph.ts";
import { isSmall } from "./onnx/is-small.ts";
import type { Program } from "./program.ts";
import { alignRanks } from "./rewrite/align-ranks.ts";
import { blockChannels } from "./rewrite/direct/channel-blocks.ts";
import { moveAxes } from "./rewrite/move-axes.ts";
import { rewrite } from "./rewrite/rewrite.ts";
import { splitSoftplus } from "./rewrite/split-softplus.ts";
import type { CompileOptions, Engine, Runtime } from "./session.ts";
import type { RecordedOp } from "./source.ts";
import type { Leaf, Reference, Trace } from "./trace.ts";

/** Where a graph gets the numbers of a leaf from. */
type LeafEdge = (graph: Graph, leaf: Leaf) => Edge;

const fromInput: LeafEdge = (graph, { source: { dtype, shape } }) =>
  graph.input(elementTypeOf(dtype), shape);

/**
 * The same work as an ONNX graph, with its distinct outputs.
 *
 * @param leafEdge - By default every leaf is an input, in the order of the trace.
 * @param engine - What will run it.
 */
export function lower(
  trace: Trace,
  leafEdge: LeafEdge = fromInput,
  engine: Engine = "cpu",
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
  return { graph, outputs: rewrite(graph, outputs, engine) };
}

/** Compiles a trace. */
export function compile(trace: Trace, runtime: Runtime, options?: CompileOptions): Program {
  const { graph, outputs } = lower(trace, fromInput, runtime.engine);
  if (runtime.engine !== "cpu") return deviceProgram(graph, outputs, runtime, options);
  const isConvolving = graph.nodesFor(outputs).some(({ type }) => type.startsWith("Conv"));
  const block = isConvolving ? channelBlockOf(runtime) : undefined;
  if (block) blockChannels(graph, outputs, block);
  moveAxes(graph, outputs);
  splitSoftplus(graph, outputs);
  alignRanks(graph, outputs);
  const specs = distinctOutputs(trace).map(({ source: { shape, dtype } }) => ({ shape, dtype }));
  return programOf(graph, outputs, specs, runtime, options);
}

/** Divides a graph, and then what is left of it, while there are two threads and two parts for them. */
function programOf(
  graph: Graph,
  outputs: readonly Edge[],
  specs: readonly TensorSpec[],
  runtime: Runtime,
  options: CompileOptions = {},
  isFirstDone = false,
): Program {
  const mayDivide = runtime.compileBeside && !options.profilePrefix;
  const parts = mayDivide && independentParts(graph, outputs, isFirstDone);
  if (parts) {
    const wasFirst = parts.there.length === 0;
    const compileRest = () => programOf(graph, outputs, specs, runtime, {}, wasFirst);
    return splitProgram(graph, runtime, parts, compileRest);
  }
  const threads = isSmall(graph, outputs) ? { threads: 1 } : {};
  return hostProgram(graph, outputs, specs, runtime, { ...options, ...threads });
}

/** A program with one leaf, whose numbers it brings from a device into an array. */
export function compileDownload(spec: TensorSpec, runtime: Runtime): Program {
  const graph = new Graph();
  const input = graph.input(elementTypeOf(spec.dtype), spec.shape);
  return hostProgram(graph, [input], [spec], runtime);
}

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
