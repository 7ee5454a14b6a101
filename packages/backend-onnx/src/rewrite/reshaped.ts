import type { Edge, Graph } from "../onnx/graph.ts";
import { permOf } from "./perm-of.ts";

/**
 * A reshape that leaves a transpose before it behind, where every axis that it splits or joins lies in one piece:
 *
 *     [batch, channels · pieces, rows, columns] → pixels → [batch, rows, columns, channels, pieces]
 *
 * is a view of the planes, which is then transposed. So transposes go on towards those that undo them.
 */
export function reshaped(graph: Graph, x: Edge, shape: readonly number[]): Edge {
  const producer = graph.producer(x);
  if (producer?.type !== "Transpose") return graph.reshape(x, shape);
  const view = viewOf(producer.inputs[0]!, permOf(producer), shape);
  if (!view) return graph.reshape(x, shape);
  return graph.transpose(graph.reshape(producer.inputs[0]!, view.shape), view.perm);
}

/** The shape before the transpose, and the transpose behind it; undefined where axes would have to be joined that lie apart. */
function viewOf(source: Edge, perm: readonly number[], shape: readonly number[]) {
  const axes = perm.filter((axis) => source.shape[axis] !== 1);
  const groups = groupsOf(
    axes.map((axis) => source.shape[axis]!),
    shape,
  );
  if (!groups) return undefined;
  /** Axes of the result in the order in which they lie in memory; those of size 1 lie anywhere. */
  const order = [...shape.keys()].filter((i) => shape[i] === 1);
  const pieces = groups.map(({ from, to, results }) => {
    const joined = axes.slice(from, to);
    const between = source.shape.slice(joined[0], joined.at(-1)! + 1);
    const isWhole = joined.every((axis, i) => i === 0 || axis > joined[i - 1]!);
    const isAlone = between.filter((size) => size !== 1).length === joined.length;
    return isWhole && isAlone ? { first: joined[0]!, results } : undefined;
  });
  if (!pieces.every((piece) => piece !== undefined)) return undefined;
  order.push(...pieces.sort((a, b) => a.first - b.first).flatMap(({ results }) => results));
  return {
    shape: order.map((axis) => shape[axis]!),
    perm: shape.map((_, axis) => order.indexOf(axis)),
  };
}

/** Runs of axes, and the axes of the result that hold as many numbers, as few at a time as possible. */
function groupsOf(sizes: readonly number[], shape: readonly number[]) {
  const rest = [...shape.keys()].filter((i) => shape[i] !== 1);
  const groups: { from: number; to: number; results: number[] }[] = [];
  let [from, next] = [0, 0];
  while (from < sizes.length) {
    let to = from + 1;
    const results = [rest[next++]];
    let [left, right] = [sizes[from]!, shape[results[0]!] ?? 0];
    while (left !== right) {
      if (left === 0 || right === 0 || to > sizes.length || next > rest.length) return undefined;
      if (left < right) left *= sizes[to++] ?? 0;
      else {
        results.push(rest[next]);
        right *= shape[rest[next++]!] ?? 0;
      }
    }
    groups.push({ from, to, results: results as number[] });
    from = to;
  }
  return groups;
}
