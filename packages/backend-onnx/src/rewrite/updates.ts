import { sizeOf } from "../kernel.ts";
import type { Edge, Graph, GraphNode, NodeOptions } from "../onnx/graph.ts";
import { sameShape } from "../onnx/shapes.ts";
import { isTurned } from "./share-weights.ts";

/** An output that is an input plus or minus another output, such as a weight after its step. */
export interface Update {
  /** Position among the outputs. */
  readonly output: number;
  /** Position among the graph's inputs of what is updated. */
  readonly input: number;
  /** Position among the outputs of what is added to it. */
  readonly by: number;
  readonly type: string;
  readonly isInputFirst: boolean;
  /** How to compute what is added, where nobody else reads it. */
  readonly step: MomentumStep | undefined;
}

/** `scale · velocity + a b`, with `b` transposed where `options` say so. */
export interface MomentumStep {
  /** Position among the graph's inputs. */
  readonly velocity: number;
  readonly scale: Edge;
  readonly a: Edge;
  readonly b: Edge;
  readonly options: NodeOptions;
}

/** Tests make these small. */
export const tuning = {
  /** Numbers from which an update is worth a graph of its own. */
  smallestUpdate: 65_536,
  /** Numbers of a weight matrix that are worked on at a time: they and their velocities fit into a processor's cache. */
  block: 1 << 18,
};

/**
 * Finds the updates among a graph's outputs.
 *
 * They run after everything else, as a second graph, so that nobody reads the old values any more and the new ones may
 * take their place: a weight matrix is then written where it is read.
 */
export function updatesOf(graph: Graph, outputs: readonly Edge[]): readonly Update[] {
  const reads = readsOf(graph, outputs);
  const updates: Update[] = [];
  for (const [output, edge] of outputs.entries()) {
    const update = updateOf(graph, outputs, output, reads);
    const isFree = reads(edge) === 0 && outputs.indexOf(edge) === outputs.lastIndexOf(edge);
    const isTaken = updates.some(({ input }) => input === update?.input);
    if (update && isFree && !isTaken) updates.push(update);
  }
  const apart = updates.filter(({ by }) => !updates.some(({ output }) => output === by));
  return apart.map((update) => withSafeStep(update, apart, graph, outputs));
}

type Reads = (edge: Edge) => number;

/** How many inputs of nodes each edge is. */
function readsOf(graph: Graph, outputs: readonly Edge[]): Reads {
  const reads = new Map<Edge, number>();
  for (const { inputs } of graph.nodesFor(outputs))
    for (const edge of inputs) if (edge) reads.set(edge, (reads.get(edge) ?? 0) + 1);
  return (edge) => reads.get(edge) ?? 0;
}

function updateOf(
  graph: Graph,
  outputs: readonly Edge[],
  output: number,
  reads: Reads,
): Update | undefined {
  const edge = outputs[output]!;
  const node = graph.producer(edge);
  if (!node || (node.type !== "Add" && node.type !== "Sub")) return undefined;
  if (edge.type !== "float32" || sizeOf(edge.shape) < tuning.smallestUpdate) return undefined;
  for (const isInputFirst of [true, false]) {
    const [updated, added] = isInputFirst ? node.inputs : node.inputs.toReversed();
    const [input, by] = [graph.inputIndex(updated!), outputs.indexOf(added!)];
    const isWhole = sameShape(updated!.shape, edge.shape) && sameShape(added!.shape, edge.shape);
    if (input < 0 || by < 0 || !isWhole) continue;
    const isOnce = reads(added!) === 1 && outputs.lastIndexOf(added!) === by;
    const step = isOnce ? stepOf(graph, outputs, graph.producer(added!), reads) : undefined;
    return { output, input, by, type: node.type, isInputFirst, step };
  }
  return undefined;
}

function stepOf(
  graph: Graph,
  outputs: readonly Edge[],
  node: GraphNode | undefined,
  reads: Reads,
): MomentumStep | undefined {
  if (node?.type !== "Gemm" || node.attributes.alpha || node.attributes.beta) return undefined;
  if (isTurned(node.attributes.transA)) return undefined; // Its rows would not be in one piece.
  const [a, b, start] = node.inputs;
  const factors = start && graph.producer(start);
  if (factors?.type !== "Mul" || reads(start!) !== 1 || outputs.includes(start!)) return undefined;
  for (const [old, scale] of [factors.inputs, factors.inputs.toReversed()] as [Edge, Edge][]) {
    const velocity = graph.inputIndex(old);
    const isWhole = sameShape(old.shape, node.outputs[0]!.shape);
    if (velocity < 0 || !isWhole || reads(old) !== 1 || scale.shape.length > 0) continue;
    const options = { attributes: node.attributes };
    return { velocity, scale, a: a!, b: b!, options };
  }
  return undefined;
}

/** The update without its step, if the step reads what an update writes, or what has no place of its own. */
function withSafeStep(
  update: Update,
  updates: readonly Update[],
  graph: Graph,
  outputs: readonly Edge[],
): Update {
  const { step } = update;
  if (!step) return update;
  const isSafe = [step.a, step.b, step.scale].every((edge) => {
    const [input, output] = [graph.inputIndex(edge), outputs.indexOf(edge)];
    if (input < 0 && !graph.producer(edge)) return false;
    return !updates.some(
      (other) =>
        (input >= 0 && (other.input === input || other.step?.velocity === input)) ||
        (output >= 0 && (other.output === output || other.by === output)),
    );
  });
  return isSafe ? update : { ...update, step: undefined };
}
