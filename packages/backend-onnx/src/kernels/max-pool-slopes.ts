import type { Edge, Graph } from "../onnx/graph.ts";
import { type Largest, largestOf } from "./largest.ts";
import { padsOf, type Window } from "./window.ts";

/** What {@link maxPoolSlopes} asks of a pooling. */
export interface PoolWindow extends Window {
  readonly filterHeight: number;
  readonly filterWidth: number;
}

/** Whether windows are whole numbers of steps, and end where the image ends. */
export function isWholeSteps(w: PoolWindow): boolean {
  const { begin, end } = padsOf(w);
  const fits = (size: number, filter: number, stride: number, count: number) =>
    filter % stride === 0 && size === (count - 1) * stride + filter;
  return (
    Math.max(...begin, ...end) === 0 &&
    fits(w.inHeight, w.filterHeight, w.strideHeight, w.outHeight) &&
    fits(w.inWidth, w.filterWidth, w.strideWidth, w.outWidth)
  );
}

/**
 * The gradient of max-pooling by comparisons, first along the rows and then of rows, so that the first of equals in the
 * order of reading gets it. ONNX Runtime's pooling that gives indices takes more than twice as long.
 *
 * @param x - Planes, `[batch, channels, height, width]`.
 * @param dy - Gradient of the pooled planes.
 */
export function maxPoolSlopes(graph: Graph, x: Edge, dy: Edge, w: PoolWindow): Edge {
  const rows = slide(graph, x, 3, w.filterWidth, w.strideWidth);
  const columns = slide(graph, rows.most, 2, w.filterHeight, w.strideHeight);
  return rows.slopes(columns.slopes(dy));
}

/** The largest in each window along one axis: of every step's numbers first, then of the steps in the window. */
function slide(graph: Graph, x: Edge, axis: number, filter: number, stride: number) {
  const steps = x.shape[axis]! / stride;
  const [before, after] = [x.shape.slice(0, axis), x.shape.slice(axis + 1)];
  const apart = graph.reshape(x, [...before, steps, stride, ...after]);
  const inStep = largestOf(
    graph,
    counts(stride).map((i) =>
      graph.reshape(cut(graph, apart, axis + 1, i, 1), [...before, steps, ...after]),
    ),
  );
  const count = steps - filter / stride + 1;
  const inWindow = largestOf(
    graph,
    counts(filter / stride).map((i) => cut(graph, inStep.most, axis, i, count)),
  );
  return {
    most: inWindow.most,
    slopes(dy: Edge): Edge {
      const perStep = inWindow
        .shares(dy)
        .map((share, i) => surrounded(graph, share, axis, i, steps - count - i))
        .reduce((a, b) => graph.binary("Add", a, b));
      return joined(graph, inStep, perStep, axis, x);
    },
  };
}

/** Every number's share, in the order in which they lay. */
function joined(graph: Graph, { shares }: Largest, dy: Edge, axis: number, x: Edge): Edge {
  const one = [...dy.shape.slice(0, axis + 1), 1, ...dy.shape.slice(axis + 1)];
  const parts = shares(dy).map((share) => graph.reshape(share, one));
  if (parts.length === 1) return graph.reshape(parts[0]!, x.shape);
  const shape = one.map((size, i) => (i === axis + 1 ? parts.length : size));
  const attributes = { axis: { int: axis + 1 } };
  return graph.reshape(graph.op("Concat", parts, { type: x.type, shape }, { attributes }), x.shape);
}

function cut(graph: Graph, x: Edge, axis: number, from: number, count: number): Edge {
  if (count === x.shape[axis]) return x;
  const shape = x.shape.map((size, i) => (i === axis ? count : size));
  const range = [graph.list([from]), graph.list([from + count]), graph.list([axis])];
  return graph.op("Slice", [x, ...range], { type: x.type, shape });
}

/** With zeros before and behind along an axis. */
function surrounded(graph: Graph, x: Edge, axis: number, before: number, behind: number): Edge {
  if (before + behind === 0) return x;
  const shape = x.shape.map((size, i) => (i === axis ? before + size + behind : size));
  const pads = [before, behind].flatMap((count) => x.shape.map((_, i) => (i === axis ? count : 0)));
  return graph.op("Pad", [x, graph.list(pads), graph.scalar(0)], { type: x.type, shape });
}

const counts = (length: number) => Array.from({ length }, (_, i) => i);
