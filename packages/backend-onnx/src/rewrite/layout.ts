import { sizeOf } from "../kernel.ts";
import type { Edge, Graph, GraphNode } from "../onnx/graph.ts";
import { broadcast, sameShape } from "../onnx/shapes.ts";
import { beforeTransposeRule } from "./before-transpose.ts";
import { permOf } from "./perm-of.ts";
import { reshaped } from "./reshaped.ts";
import type { RewriteContext, Rule } from "./rule.ts";

/**
 * Moves transposes towards the outputs, so that they meet and cancel, and turns elementwise work on a narrow last
 * axis, which ONNX Runtime does a few numbers at a time, into work on a wide one.
 */
export const layoutRules: readonly Rule[] = [
  mergeViews,
  unaryOfTransposed,
  elementwise,
  beforeTransposeRule,
];

/** `x` with its last axis in front of the others. */
export function lastFirst(graph: Graph, x: Edge): Edge {
  const rank = x.shape.length;
  return graph.transpose(x, [rank - 1, ...Array(rank - 1).keys()]);
}

/** Transposes and reshapes are made through the graph's own methods, which merge them. */
function mergeViews({ type, inputs, outputs, attributes }: GraphNode, { graph }: RewriteContext) {
  if (type === "Reshape") return reshaped(graph, inputs[0]!, outputs[0]!.shape);
  if (type === "Transpose") return graph.transpose(inputs[0]!, permOf({ attributes }));
  return undefined;
}

const unaryTypes = new Set(
  "Abs Cast Ceil Clip Cos Erf Exp Floor HardSigmoid IsInf IsNaN LeakyRelu Log Neg Not Reciprocal Relu Round Sigmoid Sign Sin Softplus Sqrt Tanh".split(
    " ",
  ),
);

function unaryOfTransposed(node: GraphNode, { graph }: RewriteContext): Edge | undefined {
  if (!unaryTypes.has(node.type)) return undefined;
  const producer = graph.producer(node.inputs[0]!);
  if (producer?.type !== "Transpose") return undefined;
  const source = producer.inputs[0]!;
  const { type } = node.outputs[0]!;
  const inner = graph.op(
    node.type,
    [source, ...node.inputs.slice(1)],
    { type, shape: source.shape },
    node,
  );
  return graph.transpose(inner, permOf(producer));
}

const elementwiseTypes = new Set(
  "Add Sub Mul Div Max Min Pow And Or Equal Greater GreaterOrEqual Less LessOrEqual Where".split(
    " ",
  ),
);

function elementwise(node: GraphNode, context: RewriteContext): Edge | undefined {
  if (!elementwiseTypes.has(node.type)) return undefined;
  const perm = permOfOperands(node, context) ?? permOfNarrow(node);
  if (!perm) return undefined;
  const { graph } = context;
  const inverse = perm.map((_, i) => perm.indexOf(i));
  const operands = node.inputs.map((edge) => turned(graph, edge!, inverse));
  const shape = operands.map((edge) => edge.shape as number[]).reduce(broadcast);
  const inner = graph.op(node.type, operands, { type: node.outputs[0]!.type, shape }, node);
  return graph.transpose(inner, perm);
}

/**
 * The perm that some full operand was transposed by, if undoing it costs the others little, or if the result is transposed anyway: what
 * is drawn for pixels, such as a mask, is then turned once and not every result in which it is used.
 */
function permOfOperands({ inputs, outputs }: GraphNode, { graph, isTurned }: RewriteContext) {
  const { shape } = outputs[0]!;
  const perms = inputs.map((edge) => {
    const producer = graph.producer(edge!);
    return producer?.type === "Transpose" && sameShape(edge!.shape, shape)
      ? permOf(producer)
      : undefined;
  });
  const perm = perms.find((found) => found !== undefined);
  if (!perm) return undefined;
  const isMuchLess = (edge: Edge) => MUCH_LESS * sizeOf(edge.shape) <= sizeOf(shape);
  const isCheap = (edge: Edge, i: number) =>
    perms[i]?.join() === perm.join() || isThin(edge) || isMuchLess(edge) || isTurned(outputs[0]!);
  return inputs.every((edge, i) => isCheap(edge!, i)) ? perm : undefined;
}

const MUCH_LESS = 8;

/** At most one axis that is not 1: transposing is reshaping. */
const isThin = ({ shape }: Edge): boolean => shape.filter((length) => length !== 1).length <= 1;

const WIDEST_NARROW = 8;
const SMALLEST_TURNED = 4096;

/** The perm that brings the first axis to the end, when the last is narrow and an operand repeats along or before it. */
function permOfNarrow({ inputs, outputs }: GraphNode): number[] | undefined {
  const { shape } = outputs[0]!;
  const [rank, last] = [shape.length, shape.at(-1) ?? 1];
  const size = shape.reduce((product, length) => product * length, 1);
  if (rank < 2 || last < 2 || last > WIDEST_NARROW || size < SMALLEST_TURNED) return undefined;
  const isStretched = (edge: Edge) =>
    edge.shape.length > 0 && (edge.shape.at(-1) === 1 || (edge.shape.at(-2) ?? 1) === 1);
  if (!inputs.some((edge) => isStretched(edge!))) return undefined;
  return [...Array.from({ length: rank - 1 }, (_, i) => i + 1), 0];
}

/** An operand under the perm that undoes a transpose of the result. */
function turned(graph: Graph, edge: Edge, inverse: readonly number[]): Edge {
  if (edge.shape.every((length) => length === 1)) return graph.reshape(edge, []);
  const full = [...Array(inverse.length - edge.shape.length).fill(1), ...edge.shape];
  return graph.transpose(graph.reshape(edge, full), inverse);
}
