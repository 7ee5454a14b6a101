import { float, integer, texts, typeOf } from "../graph-def.ts";
import type { Emit, Emitters } from "./emit.ts";

/** Operations of one operand that are called the same and have no attributes. */
const unary = `Abs Acos Acosh Asin Asinh Atan Atanh Ceil Cos Cosh Elu Erf Exp Expm1 Floor Identity IsFinite IsInf IsNan
  Log Log1p LogicalNot Neg Reciprocal Relu Relu6 Round Rsqrt Selu Sigmoid Sign Sin Sinh Softplus Sqrt Square Tan Tanh`;

/** Operations of two operands, by kernel; the names differ in places. */
const binary: Readonly<Record<string, string>> = {
  ...{ Add: "AddV2", Sub: "Sub", Multiply: "Mul", RealDiv: "RealDiv", FloorDiv: "FloorDiv" },
  ...{ Maximum: "Maximum", Minimum: "Minimum", Pow: "Pow", SquaredDifference: "SquaredDifference" },
  ...{ Equal: "Equal", NotEqual: "NotEqual", Less: "Less", LessEqual: "LessEqual" },
  ...{ Greater: "Greater", GreaterEqual: "GreaterEqual" },
  ...{ LogicalAnd: "LogicalAnd", LogicalOr: "LogicalOr", Mod: "FloorMod" },
};

const named =
  (op: string): Emit =>
  ({ graph, all }) =>
    graph.node(op, all);

export const elementwise: Emitters = {
  ...Object.fromEntries(unary.split(/\s+/).map((kernel) => [kernel, named(kernel)])),
  ...Object.fromEntries(
    Object.entries(binary).map(([kernel, op]): [string, Emit] => [
      kernel,
      ({ graph, input }) => graph.node(op, [input("a"), input("b")]),
    ]),
  ),
  AddN: named("AddN"),
  Cast: ({ graph, input }, { dtype }: { readonly dtype: "float32" | "int32" | "bool" }) =>
    graph.node("Cast", [input("x")], { DstT: typeOf(dtype) }),
  ClipByValue: (
    { graph, input },
    {
      clipValueMin,
      clipValueMax,
    }: { readonly clipValueMin: number; readonly clipValueMax: number },
  ) => {
    const bound = (value: number) =>
      graph.constant({ values: [value], shape: [], dtype: "float32" });
    return graph.node("ClipByValue", [input("x"), bound(clipValueMin), bound(clipValueMax)]);
  },
  LeakyRelu: ({ graph, input }, { alpha }: { readonly alpha: number }) =>
    graph.node("LeakyRelu", [input("x")], { alpha: float(alpha) }),
  Prelu: ({ graph, input }) => graph.node("Prelu", [input("x"), input("alpha")]),
  Select: ({ graph, input }) =>
    graph.node("SelectV2", [input("condition"), input("t"), input("e")]),
  Softmax: ({ graph, input, call }, { dim }: { readonly dim: number }) => {
    const isLast = dim === -1 || dim === call.outputs[0]!.shape.length - 1;
    return isLast ? graph.node("Softmax", [input("logits")]) : undefined;
  },
};

/** An activation that a kernel applies to its result. */
export interface Fused {
  readonly activation?: string;
  readonly leakyreluAlpha?: number;
}

/** The operands and attributes of a kernel with a bias and an activation inside. */
export function fused(names: readonly string[], { activation = "linear", leakyreluAlpha }: Fused) {
  const args = ["bias", "preluActivationWeights"].filter((name) => names.includes(name));
  const first = args.includes("bias") ? "BiasAdd" : "NoOp";
  const second = activation === "linear" ? [] : [activation];
  return {
    args,
    attr: {
      num_args: integer(args.length),
      fused_ops: texts([first, ...second]),
      ...(leakyreluAlpha !== undefined && { leakyrelu_alpha: float(leakyreluAlpha) }),
    },
  };
}
