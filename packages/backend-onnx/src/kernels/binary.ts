import { broadcast_util, type DataType, util } from "@tensorflow/tfjs-core";
import type { AnyKernel, Inputs, Kernels, Operand } from "../kernel.ts";
import type { Edge, Graph } from "../onnx/graph.ts";

type Emit = (graph: Graph, a: Edge, b: Edge) => Edge;

/** An elementwise kernel of two operands of one type that broadcast. */
function binary(emit: Emit, types: readonly DataType[], result?: DataType): AnyKernel {
  return {
    infer: (inputs) => {
      const [a, b] = pair(inputs);
      if (a.dtype !== b.dtype || !types.includes(a.dtype)) return undefined;
      const shape = broadcast_util.assertAndGetBroadcastShape([...a.shape], [...b.shape]);
      return [{ shape, dtype: result ?? a.dtype }];
    },
    lower: (graph, inputs) => [emit(graph, ...pair(inputs))],
  };
}

function pair<T>(inputs: Inputs<T>): [T, T] {
  const [a, b] = Object.values(inputs);
  return [a!, b!];
}

const named = (type: string, types: readonly DataType[]) =>
  binary((graph, a, b) => graph.binary(type, a, b), types);

const compared = (type: string, types: readonly DataType[]) =>
  binary((graph, a, b) => graph.binary(type, a, b, "bool"), types, "bool");

const floats: readonly DataType[] = ["float32"];
const withInts: readonly DataType[] = ["float32", "int32"];
const all: readonly DataType[] = ["float32", "int32", "bool"];

/** Kernels of two or more operands, element by element. */
export const binaryKernels: Kernels = {
  Add: named("Add", withInts),
  Sub: named("Sub", withInts),
  Multiply: named("Mul", withInts),
  RealDiv: named("Div", floats),
  Maximum: named("Max", withInts),
  Minimum: named("Min", withInts),
  Pow: named("Pow", floats),
  SquaredDifference: binary((graph, a, b) => {
    const difference = graph.binary("Sub", a, b);
    return graph.binary("Mul", difference, difference);
  }, withInts),
  FloorDiv: binary((graph, a, b) => graph.unary("Floor", graph.binary("Div", a, b)), floats),
  Mod: binary(mod, floats),
  Prelu: binary((graph, x, alpha) => {
    const isNegative = graph.binary("Less", x, graph.scalar(0), "bool");
    return graph.where(isNegative, graph.binary("Mul", x, alpha), x);
  }, floats),
  Equal: compared("Equal", all),
  NotEqual: binary(
    (graph, a, b) => graph.unary("Not", graph.binary("Equal", a, b, "bool")),
    all,
    "bool",
  ),
  Greater: compared("Greater", withInts),
  GreaterEqual: compared("GreaterOrEqual", withInts),
  Less: compared("Less", withInts),
  LessEqual: compared("LessOrEqual", withInts),
  LogicalAnd: compared("And", ["bool"]),
  LogicalOr: compared("Or", ["bool"]),
  AddN: {
    infer: (inputs) => {
      const [first, ...rest] = Object.values(inputs);
      if (first!.dtype !== "float32" || rest.some(({ dtype }) => dtype !== "float32"))
        return undefined;
      return [first!];
    },
    lower: (graph, inputs, _, [output]) => [
      graph.op("Sum", Object.values(inputs), { type: "float32", shape: output!.shape }),
    ],
  },
  Select: {
    infer: ({ condition, t, e }) =>
      t!.dtype === e!.dtype && condition!.dtype === "bool" && fits(condition!, t!, e!)
        ? [t!]
        : undefined,
    lower: (graph, { condition, t, e }) => {
      const rank = t!.shape.length;
      const isRow = condition!.shape.length === 1 && rank > 1;
      const shape = isRow ? [condition!.shape[0]!, ...Array(rank - 1).fill(1)] : condition!.shape;
      return [graph.where(graph.reshape(condition!, shape), t!, e!)];
    },
  },
};

/** The cpu kernel walks its operands side by side; only operands of one shape mean the same in ONNX. */
function fits({ shape }: Operand, t: Operand, e: Operand): boolean {
  if (!util.arraysEqual([...t.shape], [...e.shape])) return false;
  if (shape.length === 1) return shape[0] === t.shape[0];
  return util.arraysEqual([...shape], [...t.shape]);
}

/** TensorFlow's modulo: the sign of the divisor, exact where C's `fmod` is. */
function mod(graph: Graph, a: Edge, b: Edge): Edge {
  const zero = graph.scalar(0);
  const fmod = (left: Edge) =>
    graph.op(
      "Mod",
      [left, b],
      { type: "float32", shape: graph.binary("Add", left, b).shape },
      { attributes: { fmod: { int: 1 } } },
    );
  const remainder = fmod(a);
  const isNegative = (x: Edge) => graph.binary("Less", x, zero, "bool");
  const isSameSign = graph.binary("Equal", isNegative(a), isNegative(b), "bool");
  return graph.where(isSameSign, remainder, fmod(graph.binary("Add", remainder, b)));
}
