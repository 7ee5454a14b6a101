import { sizeOf } from "../kernel.ts";
import { largestOf } from "../kernels/largest.ts";
import type { Edge, Graph } from "../onnx/graph.ts";
import { lastFirst } from "./layout.ts";
import { permOf } from "./perm-of.ts";
import { reshaped } from "./reshaped.ts";
import type { Rule } from "./rule.ts";
import { winnersOf } from "./winners.ts";

/**
 * The gradient of a maximum of two pieces by a comparison, in the layout that the pieces lie in:
 *
 *     oneHot(argMax(x)) · dy  →  [dy − dy · (x₁ > x₀), dy · (x₁ > x₀)]
 *
 * It leaves out what finding an index takes, and above a convolution two transposes to and from a narrow last axis.
 */
export const largerPieceRule: Rule = (node, { graph }) => {
  if (node.type !== "Mul") return undefined;
  for (const [i, edge] of node.inputs.entries()) {
    const dy = node.inputs[1 - i]!;
    const { shape } = node.outputs[0]!;
    const count = sizeOf(shape) / 2;
    const winners = shape.at(-1) === 2 ? winnersOf(graph, edge!, 2, count) : undefined;
    if (!winners || dy.shape.at(-1) !== 1 || sizeOf(dy.shape) !== count) continue;
    const x = graph.producer(winners)!.inputs[0]!;
    return reshaped(
      graph,
      slopes(graph, x, reshaped(graph, dy, [...x.shape.slice(0, -1), 1])),
      shape,
    );
  }
  return undefined;
};

function slopes(graph: Graph, x: Edge, dy: Edge): Edge {
  const isTurned = graph.producer(x)?.type === "Transpose";
  const rank = x.shape.length;
  const lastToFront = [rank - 1, ...Array(rank - 1).keys()];
  const source = isTurned ? graph.producer(x)!.inputs[0]! : lastFirst(graph, x);
  const perm = isTurned
    ? permOf(graph.producer(x)!)
    : lastToFront.map((_, i) => lastToFront.indexOf(i));
  const axis = perm[rank - 1]!;
  const shape = source.shape.map((size, i) => (i === axis ? 1 : size));
  const pieces = [0, 1].map((i) => {
    const range = [graph.list([i]), graph.list([i + 1]), graph.list([axis])];
    return graph.op("Slice", [source, ...range], { type: x.type, shape });
  });
  const turned = graph.transpose(
    dy,
    perm.map((_, i) => perm.indexOf(i)),
  );
  const shares = largestOf(graph, pieces).shares(turned);
  const all = graph.op(
    "Concat",
    shares,
    { type: dy.type, shape: source.shape },
    { attributes: { axis: { int: axis } } },
  );
  return graph.transpose(all, perm);
}
