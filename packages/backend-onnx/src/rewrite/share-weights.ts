import type { Edge, Graph, GraphNode } from "../onnx/graph.ts";
import { keyOf } from "../onnx/key-of.ts";

/** Numbers in a weight matrix below which reading it twice costs nothing. */
const SMALLEST_SHARED = 200_000;

/**
 * Makes one product of several that multiply rows by the same large matrix, and cuts its rows apart again:
 *
 *     A₁ W + b, A₂ W + b  →  [A₁; A₂] W + b
 *
 * A large matrix is read, and brought into the order of the processor's liking, once and not per product.
 */
export function shareWeights(graph: Graph, outputs: readonly Edge[]): void {
  const groups = new Map<string, GraphNode[]>();
  for (const node of graph.nodesFor(outputs)) {
    const key = sharedKey(node);
    if (key) groups.set(key, [...(groups.get(key) ?? []), node]);
  }
  for (const nodes of groups.values()) {
    const independent = independentOf(graph, nodes);
    if (independent.length > 1) merge(graph, independent);
  }
}

/** A text that products with the same matrix, and the same bias, have in common. */
function sharedKey({ type, inputs, attributes }: GraphNode): string | undefined {
  const [, weights, bias] = inputs;
  if (type !== "Gemm" || attributes.beta || isTurned(attributes.transA)) return undefined;
  if (
    sizeOf(weights!) < SMALLEST_SHARED ||
    (bias && bias.shape.at(-2) !== 1 && bias.shape.length > 1)
  ) {
    return undefined;
  }
  return `${weights!.name},${bias?.name ?? ""}${keyOf(attributes)}`;
}

/** As many of the products as do not need one another; merging others would make a circle. */
function independentOf(graph: Graph, nodes: readonly GraphNode[]): readonly GraphNode[] {
  const chosen: { readonly node: GraphNode; readonly needs: ReadonlySet<GraphNode> }[] = [];
  for (const node of nodes) {
    const needs = new Set(graph.nodesFor([node.inputs[0]!]));
    if (chosen.every((other) => !needs.has(other.node) && !other.needs.has(node))) {
      chosen.push({ node, needs });
    }
  }
  const nameOf = ({ inputs: [left] }: GraphNode) => left!.name;
  return chosen.map(({ node }) => node).sort((p, q) => (nameOf(p) > nameOf(q) ? 1 : -1));
}

function merge(graph: Graph, nodes: readonly GraphNode[]): void {
  const { inputs, outputs, attributes, origin } = nodes[0]!;
  graph.origin = origin;
  const rows = nodes.map(({ inputs: [a] }) => a!);
  const count = rows.reduce((sum, { shape }) => sum + shape[0]!, 0);
  const type = outputs[0]!.type;
  const axis = { axis: { int: 0 } };
  const all = graph.op(
    "Concat",
    rows,
    { type, shape: [count, rows[0]!.shape[1]!] },
    { attributes: axis },
  );
  const shape = [count, outputs[0]!.shape[1]!];
  const product = graph.op("Gemm", [all, ...inputs.slice(1)], { type, shape }, { attributes });
  let from = 0;
  for (const {
    outputs: [output],
  } of nodes) {
    const to = from + output!.shape[0]!;
    const range = [graph.list([from]), graph.list([to]), graph.list([0])];
    graph.replace(output!, "Slice", [product, ...range]);
    from = to;
  }
}

/** Whether a Gemm transposes a factor, from its `transA` or `transB`. */
export function isTurned(attribute: GraphNode["attributes"][string] | undefined): boolean {
  return attribute !== undefined && "int" in attribute && attribute.int === 1;
}

function sizeOf({ shape }: Edge): number {
  return shape.reduce((product, length) => product * length, 1);
}
