import { sizeOf } from "../kernel.ts";
import type { Edge, Graph, GraphNode } from "../onnx/graph.ts";
import { keyOf } from "../onnx/key-of.ts";

/** Numbers in a weight matrix below which reading it twice costs nothing. */
const SMALLEST_SHARED = 100_000;

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
  const cuts: Cuts = new Map();
  for (const nodes of groups.values()) {
    const independent = independentOf(graph, nodes);
    if (independent.length > 1) merge(graph, independent, cuts);
  }
}

/** Which rows of which product an edge is, after products were made one. */
type Cuts = Map<Edge, { readonly whole: Edge; readonly from: number }>;

/** A text that products with the same matrix, and the same bias, have in common. */
function sharedKey({ type, inputs, attributes }: GraphNode): string | undefined {
  const [, weights, bias] = inputs;
  if (type !== "Gemm" || attributes.beta || isTurned(attributes.transA)) return undefined;
  if (
    sizeOf(weights!.shape) < SMALLEST_SHARED ||
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

function merge(graph: Graph, unordered: readonly GraphNode[], cuts: Cuts): void {
  const nodes = inOrder(graph, unordered, cuts);
  const { inputs, outputs, attributes, origin } = nodes[0]!;
  graph.origin = origin;
  const parts = nodes.map(({ inputs: [a] }) => a!);
  const all = stacked(graph, parts, cuts);
  const type = outputs[0]!.type;
  const shape = [all.shape[0]!, outputs[0]!.shape[1]!];
  const product = graph.op("Gemm", [all, ...inputs.slice(1)], { type, shape }, { attributes });
  let from = 0;
  for (const {
    outputs: [output],
  } of nodes) {
    const to = from + output!.shape[0]!;
    const range = [graph.list([from]), graph.list([to]), graph.list([0])];
    graph.replace(output!, "Slice", [product, ...range]);
    cuts.set(output!, { whole: product, from });
    from = to;
  }
}

/** Products of rows that were cut apart, as they lay. */
function inOrder(graph: Graph, nodes: readonly GraphNode[], cuts: Cuts): readonly GraphNode[] {
  const fromOf = ({ inputs: [a] }: GraphNode) =>
    (cuts.get(a!) ?? cuts.get(graph.producer(a!)?.inputs[0] as Edge))?.from ?? 0;
  return nodes.toSorted((p, q) => fromOf(p) - fromOf(q));
}

/** Rows below one another: what they were cut from if they are all of it, else copied together. */
function stacked(graph: Graph, parts: readonly Edge[], cuts: Cuts): Edge {
  const whole = wholeOf(parts, cuts);
  if (whole) return whole;
  const makers = parts.map((part) => graph.producer(part));
  const type = makers[0]?.type;
  if (type && elementwise.has(type) && makers.every((maker) => maker?.type === type)) {
    const inner = wholeOf(
      makers.map((maker) => maker!.inputs[0]!),
      cuts,
    );
    if (inner) return graph.unary(type, inner);
  }
  const count = parts.reduce((sum, { shape }) => sum + shape[0]!, 0);
  const shape = [count, ...parts[0]!.shape.slice(1)];
  const options = { attributes: { axis: { int: 0 } } };
  return graph.op("Concat", parts, { type: parts[0]!.type, shape }, options);
}

/** Activations without attributes. */
const elementwise = new Set(["Relu", "Sigmoid", "Tanh"]);

/** What was cut into these parts, and no others. */
function wholeOf(parts: readonly Edge[], cuts: Cuts): Edge | undefined {
  const whole = cuts.get(parts[0]!)?.whole;
  const isAll = whole?.shape[0] === parts.reduce((sum, { shape }) => sum + shape[0]!, 0);
  return isAll && parts.every((part) => cuts.get(part)?.whole === whole) ? whole : undefined;
}

/** Whether a Gemm transposes a factor, from its `transA` or `transB`. */
export function isTurned(attribute: GraphNode["attributes"][string] | undefined): boolean {
  return attribute !== undefined && "int" in attribute && attribute.int === 1;
}
