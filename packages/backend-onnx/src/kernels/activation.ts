import type { Edge, Graph } from "../onnx/graph.ts";

/** The activation that a fused kernel of TensorFlow.js ends with. */
export interface FusedActivation {
  readonly activation?: string;
  readonly leakyreluAlpha?: number;
}

const plain: Readonly<Record<string, string>> = { relu: "Relu", sigmoid: "Sigmoid", tanh: "Tanh" };

export function isKnownActivation({ activation }: FusedActivation): boolean {
  return (
    !activation ||
    ["linear", "relu6", "elu", "prelu", "leakyrelu"].includes(activation) ||
    activation in plain
  );
}

/** Applies a fused activation; `weights` are those of `prelu`. */
export function activate(
  graph: Graph,
  x: Edge,
  { activation, leakyreluAlpha = 0.2 }: FusedActivation,
  weights?: Edge,
): Edge {
  const zero = graph.scalar(0);
  const isNegative = () => graph.binary("Less", x, zero, "bool");
  switch (activation) {
    case undefined:
    case null:
    case "linear":
      return x;
    case "relu6":
      return graph.op("Clip", [x, zero, graph.scalar(6)], { type: x.type, shape: x.shape });
    case "elu": {
      const shrunk = graph.unary("Exp", graph.binary("Min", x, zero));
      return graph.where(isNegative(), graph.binary("Sub", shrunk, graph.scalar(1)), x);
    }
    case "leakyrelu":
      return graph.unary("LeakyRelu", x, { attributes: { alpha: { float: leakyreluAlpha } } });
    case "prelu":
      return graph.where(isNegative(), graph.binary("Mul", x, weights!), x);
    default:
      return graph.unary(plain[activation]!, x);
  }
}
