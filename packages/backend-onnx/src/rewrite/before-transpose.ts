import type { Edge, GraphNode } from "../onnx/graph.ts";
import { permOf } from "./perm-of.ts";
import type { RewriteContext, Rule } from "./rule.ts";

/** Cuts, pads and reduces what a transpose reads, and transposes the result: transposes move on, towards those that undo them. */
export const beforeTransposeRule: Rule = (node, context) => {
  const turn = turns[node.type];
  const transpose = node.inputs[0] && context.graph.producer(node.inputs[0]);
  return turn && transpose?.type === "Transpose" ? turn(node, transpose, context) : undefined;
};

type Turn = (node: GraphNode, transpose: GraphNode, context: RewriteContext) => Edge | undefined;

/** Numbers that an operation would have to skip again and again, where it takes only so few along the last axis in memory. */
const NARROW = 8;

const cut: Turn = (node, transpose, context) => {
  const [source, perm] = [transpose.inputs[0]!, permOf(transpose)];
  const [, begin, end, axes, steps] = node.inputs as Edge[];
  const at = axes && context.graph.wholeNumbers(axes);
  if (!at || context.isOverlapping(node.outputs[0]!)) return undefined;
  const last = perm.indexOf(source.shape.length - 1);
  const left = node.outputs[0]!.shape[last]!;
  if (left < source.shape.at(-1)! && left <= NARROW) return undefined;
  const turned = context.graph.list(at.map((axis) => perm[axis]!));
  return inFront(
    node,
    transpose,
    [source, begin!, end!, turned, ...(steps ? [steps] : [])],
    context,
  );
};

const pad: Turn = (node, transpose, context) => {
  const [source, perm] = [transpose.inputs[0]!, permOf(transpose)];
  const [, pads, value] = node.inputs as Edge[];
  const counts = context.graph.wholeNumbers(pads!);
  if (!counts) return undefined;
  const rank = perm.length;
  const turned = counts.map((_, i) => counts[(i < rank ? 0 : rank) + perm.indexOf(i % rank)]!);
  const inputs = [source, context.graph.list(turned), ...(value ? [value] : [])];
  return inFront(node, transpose, inputs, context);
};

const reduce: Turn = (node, transpose, context) => {
  const [source, perm] = [transpose.inputs[0]!, permOf(transpose)];
  const at = node.inputs[1] && context.graph.wholeNumbers(node.inputs[1]);
  if (!at) return undefined;
  const turned = context.graph.list(at.map((axis) => perm[axis]!).sort((a, b) => a - b));
  return inFront(node, transpose, [source, turned], context);
};

const turns: Readonly<Record<string, Turn>> = {
  Slice: cut,
  Pad: pad,
  ReduceSum: reduce,
  ReduceMean: reduce,
  ReduceMax: reduce,
  ReduceMin: reduce,
};

function inFront(
  node: GraphNode,
  transpose: GraphNode,
  inputs: readonly Edge[],
  { graph }: RewriteContext,
): Edge {
  const [{ type, shape }] = node.outputs as [Edge];
  const perm = permOf(transpose);
  const plain = perm.map((_, axis) => shape[perm.indexOf(axis)]!);
  return graph.transpose(graph.op(node.type, inputs, { type, shape: plain }, node), perm);
}
