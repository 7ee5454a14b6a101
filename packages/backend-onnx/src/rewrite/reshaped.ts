import { sizeOf } from "../kernel.ts";
import type { Edge, Graph } from "../onnx/graph.ts";
import { permOf } from "./perm-of.ts";

/**
 * A reshape that goes in front of a transpose, where the axes that it joins lie beside one another in memory, so that the transpose
 * moves on, towards one that undoes it:
 *
 *     planes [8, 6, 9, 9] → pixels [8, 9, 9, 6] → pieces [8, 9, 9, 3, 2]
 *     planes [8, 6, 9, 9] → [8, 3, 2, 9, 9] → pieces [8, 9, 9, 3, 2]
 */
export function reshaped(graph: Graph, x: Edge, shape: readonly number[]): Edge {
  const producer = graph.producer(x);
  const source = producer?.inputs[0];
  const order = producer?.type === "Transpose" && orderOf(source!.shape, permOf(producer), shape);
  if (!order) return graph.reshape(x, shape);
  const before = order.map((axis) => shape[axis]!);
  return graph.transpose(
    graph.reshape(source!, before),
    shape.map((_, axis) => order.indexOf(axis)),
  );
}

/** The axes of the result as they lie in memory; undefined where one of them is made of what lies apart. */
function orderOf(source: readonly number[], perm: readonly number[], shape: readonly number[]) {
  if (sizeOf(shape) === 0) return undefined;
  // Axes of size 1 are anywhere; the others count by their places in memory.
  const memory = [...source.keys()].filter((axis) => source[axis] !== 1);
  const places = perm.filter((axis) => source[axis] !== 1).map((axis) => memory.indexOf(axis));
  const axes = [...shape.keys()].filter((axis) => shape[axis] !== 1);
  const ends = productsOf(places.map((place) => source[memory[place]!]!));
  const newEnds = productsOf(axes.map((axis) => shape[axis]!));
  const common = ends.filter((end) => newEnds.includes(end));
  const groups = common.map((end, i) => {
    const groupOf = <T>(of: readonly T[], all: readonly number[]) =>
      of.slice(all.indexOf(common[i - 1]!) + 1, all.indexOf(end) + 1);
    return { from: groupOf(places, ends), to: groupOf(axes, newEnds) };
  });
  const isOne = groups.every(({ from }) => from.every((place, i) => place === from[0]! + i));
  if (!isOne) return undefined;
  const ones = [...shape.keys()].filter((axis) => shape[axis] === 1);
  const sorted = groups.toSorted((a, b) => a.from[0]! - b.from[0]!);
  return [...ones, ...sorted.flatMap(({ to }) => to)];
}

/** The products of the first size, of the first two, and so on. */
function productsOf(sizes: readonly number[]): number[] {
  let product = 1;
  return sizes.map((size) => (product *= size));
}
