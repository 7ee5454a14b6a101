import { type Edge, Graph } from "../onnx/graph.ts";
import { sameShape } from "../onnx/shapes.ts";

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
}

/** Numbers from which an update is worth a graph of its own. Tests make it small. */
export const tuning = { smallestUpdate: 65_536 };

/**
 * Finds the updates among a graph's outputs.
 *
 * They run after everything else, as a second graph, so that nobody reads the old values any more and the new ones may
 * take their place: a weight matrix is then written where it is read.
 */
export function updatesOf(graph: Graph, outputs: readonly Edge[]): readonly Update[] {
  const read = new Set(graph.nodesFor(outputs).flatMap(({ inputs }) => inputs));
  const updates: Update[] = [];
  for (const [output, edge] of outputs.entries()) {
    const update = updateOf(graph, outputs, output);
    const isFree = !read.has(edge) && outputs.indexOf(edge) === outputs.lastIndexOf(edge);
    const isTaken = updates.some(({ input }) => input === update?.input);
    if (update && isFree && !isTaken) updates.push(update);
  }
  return updates.filter(({ by }) => !updates.some(({ output }) => output === by));
}

function updateOf(graph: Graph, outputs: readonly Edge[], output: number): Update | undefined {
  const edge = outputs[output]!;
  const node = graph.producer(edge);
  const size = edge.shape.reduce((product, length) => product * length, 1);
  if (!node || (node.type !== "Add" && node.type !== "Sub") || size < tuning.smallestUpdate)
    return undefined;
  for (const isInputFirst of [true, false]) {
    const [updated, added] = isInputFirst ? node.inputs : node.inputs.toReversed();
    const [input, by] = [graph.inputIndex(updated!), outputs.indexOf(added!)];
    const isWhole = sameShape(updated!.shape, edge.shape) && sameShape(added!.shape, edge.shape);
    if (input >= 0 && by >= 0 && isWhole)
      return { output, input, by, type: node.type, isInputFirst };
  }
  return undefined;
}

/** The second graph: inputs `a0`, `b0`, … are what is updated and by what, outputs `o1`, … the new values. */
export function updateGraph(outputs: readonly Edge[], updates: readonly Update[]): Uint8Array {
  const graph = new Graph();
  graph.origin = "update";
  const made = updates.map(({ output, type, isInputFirst }, i) => {
    const spec = outputs[output]!;
    const [a, b] = [
      graph.input(spec.type, spec.shape, `a${i}`),
      graph.input(spec.type, spec.shape, `b${i}`),
    ];
    return graph.op(type, isInputFirst ? [a, b] : [b, a], spec);
  });
  return graph.encode([graph.scalar(0), ...made]);
}
