import { sizeOf } from "../kernel.ts";
import type { Edge, Graph, GraphNode } from "../onnx/graph.ts";
import type { Rule } from "./rule.ts";

/**
 * Puts numbers where the largest elements are, and 0 elsewhere whatever they are: the gradient of a maximum.
 *
 *     oneHot(argMax(x)) · dy  →  MaxUnpool(dy, positions of the largest)
 *
 * TensorFlow.js writes a comparison, a conversion and a product, each `pieces` times as large as `dy`.
 */
export const winnersRule: Rule = (node, { graph }) => {
  if (node.type !== "Mul") return undefined;
  for (const [i, edge] of node.inputs.entries()) {
    const dy = node.inputs[1 - i]!;
    const { shape } = node.outputs[0]!;
    const [pieces, count] = [shape.at(-1) ?? 1, sizeOf(shape) / (shape.at(-1) ?? 1)];
    const winners = winnersOf(graph, edge!, pieces, count);
    if (!winners || dy.shape.at(-1) !== 1 || sizeOf(dy.shape) !== count) continue;
    const positions = graph.binary(
      "Add",
      graph.reshape(winners, [count]),
      every(graph, pieces, count),
    );
    const flat = (x: Edge) => graph.reshape(x, [1, 1, count]);
    const size = { ints: [pieces] };
    const spread = graph.op(
      "MaxUnpool",
      [flat(dy), flat(positions)],
      { type: dy.type, shape: [1, 1, count * pieces] },
      { attributes: { kernel_shape: size, strides: size } },
    );
    return graph.reshape(spread, shape);
  }
  return undefined;
};

/** The indices of the largest elements, if an edge is 1 there and 0 elsewhere. */
export function winnersOf(
  graph: Graph,
  edge: Edge,
  pieces: number,
  count: number,
): Edge | undefined {
  const behind = (e: Edge | undefined, ...types: string[]): GraphNode | undefined => {
    let node = e && graph.producer(e);
    while (node && types.includes(node.type)) node = graph.producer(node.inputs[0]!);
    return node;
  };
  const isHot = behind(edge, "Transpose", "Cast");
  if (isHot?.type !== "Equal" || isHot.origin !== "OneHot") return undefined;
  const largest = behind(isHot.inputs[0], "Reshape", "Cast");
  if (largest?.type !== "ArgMax") return undefined;
  const { axis } = largest.attributes as { axis: { int: number } };
  const { shape } = largest.inputs[0]!;
  const isAlongLast = axis.int === shape.length - 1 && shape.at(-1) === pieces;
  return isAlongLast && sizeOf(shape) === count * pieces ? largest.outputs[0]! : undefined;
}

/** `0, pieces, 2 pieces, …`, which ONNX Runtime computes once. */
function every(graph: Graph, pieces: number, count: number): Edge {
  const [start, end, step] = [0, count * pieces, pieces].map((value) =>
    graph.constant("int64", [value], []),
  ) as [Edge, Edge, Edge];
  return graph.op("Range", [start, end, step], { type: "int64", shape: [count] });
}
