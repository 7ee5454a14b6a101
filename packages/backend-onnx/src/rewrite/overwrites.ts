import { sizeOf } from "../kernel.ts";
import type { Edge, Graph, GraphNode } from "../onnx/graph.ts";
import { sameShape } from "../onnx/shapes.ts";
import { tuning } from "./updates.ts";

/** An output that may be written where an input lies. */
export interface Overwrite {
  /** Position among the outputs. */
  readonly output: number;
  /** Position among the graph's inputs. */
  readonly input: number;
  /** What is computed on the way from one to the other, and may lie there too. */
  readonly via: readonly Edge[];
}

/** Operations that read a number and are done with it when they write the one in its place. */
const elementwise = new Set(["Add", "Sub", "Mul", "Div"]);

/**
 * Finds outputs that are an input moved a little, such as a velocity, and whose input nobody reads any more when they
 * are written, because every reader is needed for the output.
 *
 * @param isFree - Whether an output has no place yet.
 */
export function overwritesOf(
  graph: Graph,
  outputs: readonly Edge[],
  isFree: (output: number) => boolean,
): readonly Overwrite[] {
  const readers = readersOf(graph, outputs);
  const found: Overwrite[] = [];
  for (const [output, edge] of outputs.entries()) {
    if (
      !isFree(output) ||
      sizeOf(edge.shape) < tuning.smallestUpdate ||
      outputs.indexOf(edge) < output
    )
      continue;
    const last = graph.producer(edge);
    if (!last) continue;
    const needed = new Set(graph.nodesFor([edge]));
    for (const path of pathsTo(graph, edge)) {
      const [start, ...via] = path as [Edge, ...Edge[]];
      const input = graph.inputIndex(start);
      const isTaken = outputs.includes(start) || found.some((other) => other.input === input);
      // A view lets others read the array later, and a product reads its factors while it writes.
      const isFactor = last.type === "Gemm" && last.inputs.slice(0, 2).includes(start);
      const isDone = (node: GraphNode) => needed.has(node) && node.type !== "Reshape";
      if (isTaken || isFactor || !readers(start).every(isDone)) continue;
      const isAlone = readers(start).length === 1;
      const isPassing = (e: Edge) => isAlone && readers(e).length === 1 && !outputs.includes(e);
      found.push({ output, input, via: via.every(isPassing) ? via : [] });
      break;
    }
  }
  return found;
}

function readersOf(graph: Graph, outputs: readonly Edge[]) {
  const readers = new Map<Edge, GraphNode[]>();
  for (const node of graph.nodesFor(outputs))
    for (const edge of new Set(node.inputs))
      if (edge) readers.set(edge, [...(readers.get(edge) ?? []), node]);
  return (edge: Edge) => readers.get(edge) ?? [];
}

/** Ways from an input of the same shape to an edge, without the edge, in which every operation but the last is elementwise. */
function pathsTo(graph: Graph, edge: Edge): Edge[][] {
  const node = graph.producer(edge);
  if (!node) return [];
  const operands = elementwise.has(node.type) ? node.inputs : [startOf(node)];
  return operands.flatMap((operand) => {
    if (operand?.type !== edge.type || !sameShape(operand.shape, edge.shape)) return [];
    if (graph.inputIndex(operand) >= 0) return [[operand]];
    const { type } = graph.producer(operand) ?? {};
    if (!type || !elementwise.has(type)) return [];
    return pathsTo(graph, operand).map((path) => [...path, operand]);
  });
}

/** What a matrix product is added to. */
function startOf({ type, inputs }: GraphNode): Edge | undefined {
  return type === "Gemm" ? inputs[2] : undefined;
}
