import { sizeOf } from "../kernel.ts";
import type { Edge, Graph, GraphNode } from "../onnx/graph.ts";
import type { Engine } from "../session.ts";
import { turnLargeFactors } from "./large-factors.ts";
import { largerPieceRule } from "./larger-piece.ts";
import { layoutRules } from "./layout.ts";
import { turnLeftFactors } from "./left-factors.ts";
import { productRules } from "./products.ts";
import type { RewriteContext, Rule } from "./rule.ts";
import { shareWeights } from "./share-weights.ts";
import { turnedProductRules } from "./turned-products.ts";
import { winnersRule } from "./winners.ts";

const rules: readonly Rule[] = [...turnedProductRules, ...layoutRules, ...productRules];

/** Rules by what runs the graph: ONNX Runtime's WebGPU engine has no `MaxUnpool`. */
const rulesFor: Readonly<Record<Engine, readonly Rule[]>> = {
  cpu: [largerPieceRule, winnersRule, ...rules],
  webgpu: [largerPieceRule, ...rules],
};

/** Builds a graph again, operation by operation, with every rule applied. Gives the edges that stand for the outputs. */
export function rewrite(
  graph: Graph,
  outputs: readonly Edge[],
  engine: Engine = "cpu",
): readonly Edge[] {
  const nodes = graph.nodesFor(outputs);
  const reads = new Map<Edge, number>();
  const count = (edge: Edge, more: number) => reads.set(edge, (reads.get(edge) ?? 0) + more);
  for (const edge of [...nodes.flatMap(({ inputs }) => inputs), ...outputs])
    if (edge) count(edge, 1);
  for (const edge of outputs) count(edge, 1); // An output is read by somebody we cannot see.

  graph.clear();
  const moved = new Map<Edge, Edge>();
  const now = (edge: Edge) => moved.get(edge) ?? edge;
  const overlapping = overlappingCuts(nodes);
  const turned = new Set(
    nodes.flatMap(({ type, inputs }) => (type === "Transpose" ? [inputs[0]!] : [])),
  );
  const context = {
    graph,
    isReadOnce: (edge: Edge) => reads.get(edge) === 1,
    isTurned: (output: Edge) => turned.has(output),
    isOverlapping: (cut: Edge) => overlapping.has(cut),
  };
  for (const old of nodes) {
    graph.origin = old.origin;
    const node = { ...old, inputs: old.inputs.map((edge) => edge && now(edge)) };
    const better = firstOf(rulesFor[engine], node, context);
    const made = better ? [better] : graph.ops(node.type, node.inputs, node.outputs, node);
    for (const [i, edge] of made.entries()) {
      moved.set(node.outputs[i]!, edge);
      count(edge, reads.get(node.outputs[i]!) ?? 0);
    }
  }
  const made = outputs.map(now);
  shareWeights(graph, made);
  turnLeftFactors(graph, made);
  turnLargeFactors(graph, made);
  return made;
}

/** What is cut from the same numbers and is more than they are. */
function overlappingCuts(nodes: readonly GraphNode[]): ReadonlySet<Edge> {
  const cuts = new Map<Edge, Edge[]>();
  for (const { type, inputs, outputs } of nodes) {
    const [whole, cut] = [inputs[0]!, outputs[0]!];
    if (type === "Slice") cuts.set(whole, [...(cuts.get(whole) ?? []), cut]);
  }
  const isMore = ([whole, parts]: [Edge, Edge[]]) =>
    parts.reduce((sum, { shape }) => sum + sizeOf(shape), 0) > sizeOf(whole.shape);
  return new Set([...cuts].filter(isMore).flatMap(([, parts]) => parts));
}

function firstOf(
  rules: readonly Rule[],
  node: GraphNode,
  context: RewriteContext,
): Edge | undefined {
  for (const rule of rules) {
    const edge = rule(node, context);
    if (edge) return edge;
  }
  return undefined;
}
