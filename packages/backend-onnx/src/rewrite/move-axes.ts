import { sizeOf } from "../kernel.ts";
import type { Edge, Graph } from "../onnx/graph.ts";
import { permOf } from "./perm-of.ts";

/** Numbers from which two passes over them take less time than one with jumps. */
const SMALLEST = 4096;

type Order = readonly number[];

/**
 * Splits transposes that move several axes, the last among them, into two that move one each, where two are enough. ONNX Runtime moves a
 * single axis block by block, and anything else number by number, which takes three to ten times as long:
 *
 *     filters [3, 3, 128, 64] → [64, 3, 3, 128] → [64, 9, 128] → [64, 128, 9] → [64, 128, 3, 3]
 *
 * The axes that stay together are joined for the second: the runtime would make one of two transposes in a row.
 */
export function moveAxes(graph: Graph, outputs: readonly Edge[]): void {
  for (const node of graph.nodesFor(outputs)) {
    const [x, y] = [node.inputs[0]!, node.outputs[0]!];
    if (node.type !== "Transpose" || sizeOf(x.shape) < SMALLEST) continue;
    const moves = inTwo(permOf(node));
    if (moves === undefined) continue;
    graph.origin = node.origin;
    const [first, second] = moves;
    const once = transposed(graph, x, first);
    const { groups, order } = joined(second);
    const sizes = groups.map((axes) => axes.reduce((size, axis) => size * once.shape[axis]!, 1));
    const twice = transposed(graph, graph.reshape(once, sizes), order);
    graph.replace(y, "Reshape", [twice, graph.list(y.shape)]);
  }
}

function transposed(graph: Graph, x: Edge, perm: Order): Edge {
  const shape = perm.map((axis) => x.shape[axis]!);
  const options = { attributes: { perm: { ints: perm } } };
  return graph.op("Transpose", [x], { type: x.type, shape }, options);
}

/** Two moves of one axis that together give an order; undefined where one does, where no two do, and where the last axis stays. */
function inTwo(order: Order): readonly [Order, Order] | undefined {
  const rank = order.length;
  if (order.at(-1) === rank - 1 || isMove(order)) return undefined;
  for (const first of movesOf(rank)) {
    const second = order.map((axis) => first.indexOf(axis));
    if (isMove(second) && joined(second).order.length < rank) return [first, second];
  }
  return undefined;
}

const isMove = (order: Order) => movesOf(order.length).some((move) => `${move}` === `${order}`);

/** All orders in which one axis lies elsewhere. */
function movesOf(rank: number): readonly Order[] {
  const axes = Array.from({ length: rank }, (_, axis) => axis);
  return axes.flatMap((axis) => axes.map((to) => axes.toSpliced(axis, 1).toSpliced(to, 0, axis)));
}

/** Axes that follow one another before and after, in groups, and the order of the groups. */
function joined(order: Order): { readonly groups: readonly Order[]; readonly order: Order } {
  const groups: number[][] = [];
  for (const [i, axis] of order.entries()) {
    if (i > 0 && axis === order[i - 1]! + 1) groups.at(-1)!.push(axis);
    else groups.push([axis]);
  }
  const sorted = groups.toSorted(([a], [b]) => a! - b!);
  return { groups: sorted, order: groups.map((group) => sorted.indexOf(group)) };
}
