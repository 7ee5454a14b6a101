import { backend_util, type DataType } from "@tensorflow/tfjs-core";
import type { AnyKernel, Kernels, Operand } from "../kernel.ts";
import type { Edge, Graph } from "../onnx/graph.ts";

type Emit<A> = (graph: Graph, x: Edge, attributes: A) => Edge;

/** An elementwise kernel of one float input; other types stay on the host unless they are listed. */
function unary<A>(
  emit: Emit<A>,
  types: readonly DataType[] = ["float32"],
  result?: DataType,
): AnyKernel {
  return {
    infer: (inputs) => {
      const x = only(inputs);
      return types.includes(x.dtype) ? [{ shape: x.shape, dtype: result ?? x.dtype }] : undefined;
    },
    lower: (graph, inputs, attributes) => [emit(graph, only(inputs), attributes as A)],
  };
}

const only = <T>(inputs: Readonly<Record<string, T>>): T => Object.values(inputs)[0]!;

/** A kernel that ONNX has under the same or another name. */
const named = (type: string, types?: readonly DataType[]) =>
  unary((graph, x) => graph.unary(type, x), types);

const withInts: readonly DataType[] = ["float32", "int32"];
const numbers: readonly DataType[] = ["float32", "int32", "bool"];

/** Kernels of one operand, element by element. */
export const unaryKernels: Kernels = {
  Abs: named("Abs", withInts),
  Acos: named("Acos"),
  Acosh: named("Acosh"),
  Asin: named("Asin"),
  Asinh: named("Asinh"),
  Atan: named("Atan"),
  Atanh: named("Atanh"),
  Ceil: named("Ceil"),
  Cos: named("Cos"),
  Cosh: named("Cosh"),
  Erf: named("Erf"),
  Exp: named("Exp"),
  Floor: named("Floor"),
  Log: named("Log"),
  Neg: named("Neg", withInts),
  Reciprocal: named("Reciprocal"),
  Round: named("Round"),
  Sigmoid: named("Sigmoid"),
  Sin: named("Sin"),
  Sinh: named("Sinh"),
  Softplus: named("Softplus"),
  Sqrt: named("Sqrt"),
  Tan: named("Tan"),
  Tanh: named("Tanh"),
  Relu: named("Relu", withInts),
  Rsqrt: unary((graph, x) => graph.unary("Reciprocal", graph.unary("Sqrt", x))),
  Square: unary((graph, x) => graph.binary("Mul", x, x), withInts),
  Expm1: unary(expm1),
  Log1p: unary(log1p),
  Relu6: unary((graph, x) => clip(graph, x, 0, 6)),
  ClipByValue: unary<{ clipValueMin: number; clipValueMax: number }>(
    (graph, x, { clipValueMin, clipValueMax }) => clip(graph, x, clipValueMin, clipValueMax),
  ),
  Elu: unary((graph, x) => {
    const negative = expm1(graph, graph.binary("Min", x, graph.scalar(0)));
    return graph.where(graph.binary("Less", x, graph.scalar(0), "bool"), negative, x);
  }),
  Selu: unary((graph, x) => {
    const { SELU_SCALE, SELU_SCALEALPHA } = backend_util;
    const negative = expm1(graph, graph.binary("Min", x, graph.scalar(0)));
    return graph.where(
      graph.binary("Less", x, graph.scalar(0), "bool"),
      graph.binary("Mul", negative, graph.scalar(SELU_SCALEALPHA)),
      graph.binary("Mul", x, graph.scalar(SELU_SCALE)),
    );
  }),
  LeakyRelu: unary<{ alpha: number }>((graph, x, { alpha }) =>
    graph.unary("LeakyRelu", x, { attributes: { alpha: { float: alpha } } }),
  ),
  Sign: unary((graph, x) => {
    const zero = graph.scalar(0);
    const isPart = (type: string) => graph.cast(graph.binary(type, x, zero, "bool"), "float32");
    return graph.binary("Sub", isPart("Greater"), isPart("Less"));
  }),
  Step: unary<{ alpha?: number }>((graph, x, { alpha = 0 }) => {
    // The slopes of relu and of leaky relu, whose forward passes have this operation already and may be one with what is before.
    if (alpha === 0) return isPositive(graph, graph.unary("Relu", x));
    const lowest = graph.scalar(alpha);
    if (alpha > 0 && alpha <= 1) {
      const y = graph.unary("LeakyRelu", x, { attributes: { alpha: { float: alpha } } });
      return graph.op("Clip", [isPositive(graph, y), lowest], { type: x.type, shape: x.shape });
    }
    const isAbove = graph.binary("Greater", x, graph.scalar(0), "bool");
    return graph.where(isNan(graph, x), x, graph.where(isAbove, graph.scalar(1), lowest));
  }),
  IsNan: unary(isNan, ["float32"], "bool"),
  IsInf: unary(
    (graph, x) => graph.op("IsInf", [x], { type: "bool", shape: x.shape }),
    ["float32"],
    "bool",
  ),
  IsFinite: unary(isFiniteNumber, ["float32"], "bool"),
  LogicalNot: unary((graph, x) => graph.unary("Not", x), ["bool"]),
  ZerosLike: unary((graph, x) => fill(graph, x, 0), numbers),
  OnesLike: unary((graph, x) => fill(graph, x, 1), numbers),
  Cast: {
    infer: ({ x }, { dtype }: { dtype: DataType }) =>
      numbers.includes(dtype) ? [{ shape: x!.shape, dtype }] : undefined,
    lower: (graph, { x }, { dtype }: { dtype: "float32" | "int32" | "bool" }) => [
      dtype === "int32" && x!.type === "float32" ? toInt(graph, x!) : graph.cast(x!, dtype),
    ],
  },
  EluGrad: {
    infer: ({ dy, y }) => (areFloat(dy!, y!) ? [y!] : undefined),
    lower: (graph, { dy, y }) => {
      const slope = graph.binary("Add", graph.binary("Min", y!, graph.scalar(0)), graph.scalar(1));
      return [graph.binary("Mul", dy!, slope)];
    },
  },
};

/** A constant of some shape; the file holds one element of it. */
export function fill(
  graph: Graph,
  { type, shape }: Pick<Edge, "type" | "shape">,
  value: number,
): Edge {
  const one = graph.constant(type, [value], []);
  return shape.length === 0 ? one : graph.op("Expand", [one, graph.list(shape)], { type, shape });
}

export function isNan(graph: Graph, x: Edge): Edge {
  return graph.op("IsNaN", [x], { type: "bool", shape: x.shape });
}

function isFiniteNumber(graph: Graph, x: Edge): Edge {
  return graph.binary(
    "Less",
    graph.unary("Abs", x),
    graph.scalar(Number.POSITIVE_INFINITY),
    "bool",
  );
}

function areFloat(...operands: readonly Operand[]): boolean {
  return operands.every(({ dtype }) => dtype === "float32");
}

/**
 * 1 where a number is positive, 0 where it is not; what is no number stays so. Every positive number is at least 1 after two large
 * factors (the smallest is 2⁻¹⁴⁹), and `HardSigmoid`, which brings the second, cuts off the rest. A comparison would need another to keep what is no number.
 */
function isPositive(graph: Graph, x: Edge): Edge {
  const attributes = { alpha: { float: 2 ** 100 }, beta: { float: 0 } };
  return graph.unary("HardSigmoid", graph.binary("Mul", x, graph.scalar(2 ** 100)), { attributes });
}

function clip(graph: Graph, x: Edge, low: number, high: number): Edge {
  const [min, max] = [graph.scalar(low, x.type), graph.scalar(high, x.type)];
  return graph.op("Clip", [x, min, max], { type: x.type, shape: x.shape });
}

/** `eˣ - 1 = tanh(x/2) (eˣ + 1)`, which keeps its digits near 0. */
function expm1(graph: Graph, x: Edge): Edge {
  const half = graph.unary("Tanh", graph.binary("Mul", x, graph.scalar(0.5)));
  return graph.binary("Mul", half, graph.binary("Add", graph.unary("Exp", x), graph.scalar(1)));
}

function log1p(graph: Graph, x: Edge): Edge {
  const log = graph.unary("Log", graph.binary("Add", x, graph.scalar(1)));
  const isNear = graph.binary("Less", graph.unary("Abs", x), graph.scalar(0.5), "bool");
  return graph.where(isNear, log1pNearZero(graph, x), log);
}

/** The logarithm of `1 + x` for x up to about 1: `log(u) x / (u - 1)` with `u` the rounded `1 + x` keeps its digits near 0. */
export function log1pNearZero(graph: Graph, x: Edge): Edge {
  const one = graph.scalar(1);
  const u = graph.binary("Add", x, one);
  const ratio = graph.binary("Div", x, graph.binary("Sub", u, one));
  const isTiny = graph.binary("Equal", u, one, "bool");
  return graph.where(isTiny, x, graph.binary("Mul", graph.unary("Log", u), ratio));
}

/** Truncates; what is no number, or too large for 32 bits, becomes 0. */
function toInt(graph: Graph, x: Edge): Edge {
  const fits = graph.binary("Less", graph.unary("Abs", x), graph.scalar(2 ** 31), "bool");
  return graph.cast(graph.where(fits, x, graph.scalar(0)), "int32");
}
