import { backend_util, type DataType, util } from "@tensorflow/tfjs-core";
import {
  type AnyKernel,
  elementTypeOf,
  type Inputs,
  type Kernels,
  type Operand,
} from "../kernel.ts";
import type { Edge, Graph } from "../onnx/graph.ts";
import { lastFirst } from "../rewrite/layout.ts";
import { isNan } from "./unary.ts";

interface Axes {
  readonly axis?: number | number[];
  readonly reductionIndices?: number | number[];
  readonly keepDims?: boolean;
}

/** Reduces `x` over axes that stay as size 1. */
type Reduce = (graph: Graph, x: Edge, axes: readonly number[]) => Edge;

function reduction(emit: Reduce, typeOf: (dtype: DataType) => DataType | undefined): AnyKernel {
  return {
    infer: ({ x }: Inputs<Operand>, attributes: Axes) => {
      const axes = axesOf(attributes, x!.shape);
      const dtype = typeOf(x!.dtype);
      if (!dtype || axes.length === 0) return undefined;
      const [shape] = backend_util.computeOutAndReduceShapes([...x!.shape], axes);
      const kept = attributes.keepDims ? backend_util.expandShapeToKeepDim(shape, axes) : shape;
      return [{ shape: kept, dtype }];
    },
    lower: (graph, { x }, attributes: Axes) => [emit(graph, x!, axesOf(attributes, x!.shape))],
  };
}

function axesOf({ axis, reductionIndices }: Axes, shape: readonly number[]): number[] {
  const given = reductionIndices ?? axis ?? shape.map((_, i) => i);
  return util.parseAxisParam(given, [...shape]).sort((a, b) => a - b);
}

/** An ONNX reduction that keeps the axes. */
function reduce(graph: Graph, type: string, x: Edge, axes: readonly number[]): Edge {
  const shape = x.shape.map((size, i) => (axes.includes(i) ? 1 : size));
  return graph.op(type, [x, graph.list(axes)], { type: x.type, shape });
}

const summed = (dtype: DataType): DataType | undefined =>
  dtype === "float32" || dtype === "int32" ? dtype : dtype === "bool" ? "int32" : undefined;
const same = (dtype: DataType): DataType | undefined => (dtype === "bool" ? undefined : dtype);
const logical = (dtype: DataType): DataType | undefined => (dtype === "bool" ? dtype : undefined);

/** Kernels that reduce axes, and those that run along one. */
export const reduceKernels: Kernels = {
  Sum: reduction((graph, x, axes) => reduce(graph, "ReduceSum", asNumber(graph, x), axes), summed),
  Prod: reduction(
    (graph, x, axes) => reduce(graph, "ReduceProd", asNumber(graph, x), axes),
    summed,
  ),
  Mean: reduction(
    (graph, x, axes) => reduce(graph, "ReduceMean", graph.cast(x, "float32"), axes),
    (dtype) => (dtype === "bool" ? undefined : "float32"),
  ),
  Max: reduction((graph, x, axes) => extreme(graph, "Max", x, axes), same),
  Min: reduction((graph, x, axes) => extreme(graph, "Min", x, axes), same),
  All: reduction((graph, x, axes) => quantify(graph, "ReduceMin", x, axes), logical),
  Any: reduction((graph, x, axes) => quantify(graph, "ReduceMax", x, axes), logical),
  ArgMax: argument("ArgMax"),
  ArgMin: argument("ArgMin"),
  Cumsum: {
    infer: ({ x }) => (x!.dtype === "bool" ? undefined : [x!]),
    lower: (graph, { x }, { axis, exclusive, reverse }) => {
      const at = graph.constant("int64", [axis < 0 ? axis + x!.shape.length : axis], []);
      const attributes = {
        exclusive: { int: Number(exclusive) },
        reverse: { int: Number(reverse) },
      };
      return [graph.op("CumSum", [x!, at], x!, { attributes })];
    },
  },
  Softmax: {
    infer: ({ logits }, { dim }) => {
      const last = logits!.shape.length - 1;
      return logits!.dtype === "float32" && (dim === -1 || dim === last) ? [logits!] : undefined;
    },
    lower: (graph, { logits }) => [
      graph.unary("Softmax", logits!, { attributes: { axis: { int: -1 } } }),
    ],
  },
};

/** Index of the extreme along the first of the axes; the first of equals wins, what is no number only in front. */
function argument(type: "ArgMax" | "ArgMin"): AnyKernel {
  const axisOf = ({ axis }: { axis: number }, shape: readonly number[]) =>
    util.parseAxisParam(axis, [...shape])[0]!;
  return {
    infer: ({ x }, attributes) => {
      if (x!.dtype === "bool") return undefined;
      const axis = axisOf(attributes, x!.shape);
      return [{ shape: x!.shape.filter((_, i) => i !== axis), dtype: "int32" }];
    },
    lower: (graph, { x }, attributes) => {
      const axis = axisOf(attributes, x!.shape);
      const shape = x!.shape.map((size, i) => (i === axis ? 1 : size));
      const options = { attributes: { axis: { int: axis }, keepdims: { int: 1 } } };
      const find = (from: Edge) =>
        graph.cast(graph.op(type, [from], { type: "int64", shape }, options), "int32");
      const isAlone = shape.every((size) => size === 1) && x!.type === "float32";
      return [isAlone ? findAlone(graph, type, x!, find) : find(x!)];
    },
  };
}

/** A single row takes another path in ONNX Runtime, on which what is no number wins. */
function findAlone(
  graph: Graph,
  type: "ArgMax" | "ArgMin",
  x: Edge,
  find: (x: Edge) => Edge,
): Edge {
  const worst = graph.scalar(
    type === "ArgMax" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY,
  );
  const isNone = isNan(graph, x);
  const found = find(graph.where(isNone, worst, x));
  const flat = graph.reshape(isNone, [isNone.shape.reduce((product, size) => product * size, 1)]);
  const inputs = [flat, graph.list([0]), graph.list([1]), graph.list([0])];
  const isFirst = graph.op("Slice", inputs, { type: "bool", shape: [1] });
  const first = graph.reshape(isFirst, found.shape);
  return graph.where(first, graph.scalar(0, "int32"), found);
}

const asNumber = (graph: Graph, x: Edge): Edge =>
  x.type === "bool" ? graph.cast(x, elementTypeOf("int32")) : x;

function quantify(graph: Graph, type: string, x: Edge, axes: readonly number[]): Edge {
  return graph.cast(reduce(graph, type, graph.cast(x, "int32"), axes), "bool");
}

/** ONNX Runtime's reductions to an extreme pass over what is no number; its elementwise ones do not. */
function extreme(graph: Graph, type: "Max" | "Min", x: Edge, axes: readonly number[]): Edge {
  if (x.type !== "float32") return reduce(graph, `Reduce${type}`, x, axes);
  if (axes.length === 1 && x.shape[axes[0]!]! <= MOST_PIECES)
    return ofPieces(graph, type, x, axes[0]!);
  const reduced = reduce(graph, `Reduce${type}`, x, axes);
  const hasNan = reduce(graph, "ReduceMax", graph.cast(isNan(graph, x), "uint8"), axes);
  return graph.where(graph.cast(hasNan, "bool"), graph.scalar(Number.NaN), reduced);
}

const MOST_PIECES = 8;

/** The extreme of a few pieces, element by element; a last axis comes to the front first, where pieces are contiguous. */
function ofPieces(graph: Graph, type: "Max" | "Min", x: Edge, axis: number): Edge {
  const rank = x.shape.length;
  const isLast = axis === rank - 1 && rank > 1;
  const turned = isLast ? lastFirst(graph, x) : x;
  const at = isLast ? 0 : axis;
  const shape = turned.shape.map((size, i) => (i === at ? 1 : size));
  const pieces = Array.from({ length: turned.shape[at]! }, (_, i) => {
    const inputs = [turned, graph.list([i]), graph.list([i + 1]), graph.list([at])];
    return graph.op("Slice", inputs, { type: x.type, shape });
  });
  const most = pieces.length === 1 ? pieces[0]! : graph.op(type, pieces, { type: x.type, shape });
  return graph.reshape(
    most,
    x.shape.map((size, i) => (i === axis ? 1 : size)),
  );
}
