import type { Edge, GraphNode } from "../onnx/graph.ts";
import { sameShape } from "../onnx/shapes.ts";
import type { RewriteContext, Rule } from "./rule.ts";

/** A matrix product without anything added. */
interface Product {
  readonly a: Edge;
  readonly b: Edge;
  readonly node: GraphNode;
}

/**
 * Takes what surrounds a matrix product into it. A training step ends with
 *
 *     v ← μ v − η (A₁ᵀ B₁ + A₂ᵀ B₂)
 *
 * for every weight matrix, and each operation on its own reads and writes megabytes. These rules make of it
 * one product, `[A₁; A₂]ᵀ [−η B₁; −η B₂]`, which is added to `μ v` as it is computed.
 */
export const productRules: readonly Rule[] = [sumOfProducts, scaledProduct, addedProduct];

/** `A₁ B₁ + A₂ B₂ = [A₁ A₂] [B₁; B₂]`, where the matrices are small beside their product. */
function sumOfProducts(node: GraphNode, context: RewriteContext): Edge | undefined {
  if (node.type !== "Add") return undefined;
  const products = node.inputs.map((edge) => productOf(edge!, context));
  // In this order `shareWeights` stacks the same factors, and equal work is done once.
  const [left, right] = products.sort((p, q) => (p && q && p.a.name > q.a.name ? 1 : -1));
  if (!left || !right || !sameShape(left.node.outputs[0]!.shape, right.node.outputs[0]!.shape)) {
    return undefined;
  }
  const [transA, transB] = [isTurned(left, "transA"), isTurned(left, "transB")];
  if (transA !== isTurned(right, "transA") || transB !== isTurned(right, "transB"))
    return undefined;
  if (!isSmall(left) || !isSmall(right)) return undefined;
  const a = concat(left.a, right.a, transA ? 0 : 1, context);
  const b = concat(left.b, right.b, transB ? 1 : 0, context);
  return context.graph.op("Gemm", [a, b], node.outputs[0]!, left.node);
}

/** `s (A B) = A (s B)`, or `(s A) B`, whichever is less to scale. */
function scaledProduct(node: GraphNode, context: RewriteContext): Edge | undefined {
  if (node.type !== "Mul") return undefined;
  for (const [i, edge] of node.inputs.entries()) {
    const scale = node.inputs[1 - i]!;
    const product = scale.shape.length === 0 ? productOf(edge!, context) : undefined;
    if (product) return scaled(product, (x) => context.graph.binary("Mul", x, scale), context);
  }
  return undefined;
}

/** `C + A B` and `C − A B` as one product that starts from C. */
function addedProduct(node: GraphNode, context: RewriteContext): Edge | undefined {
  if (node.type !== "Add" && node.type !== "Sub") return undefined;
  const isSub = node.type === "Sub";
  const output = node.outputs[0]!;
  for (const i of isSub ? [1] : [1, 0]) {
    const product = productOf(node.inputs[i]!, context);
    const start = asRow(node.inputs[1 - i]!, context);
    if (
      !product ||
      start.shape.length > 2 ||
      !sameShape(product.node.outputs[0]!.shape, output.shape)
    )
      continue;
    if (!isSub)
      return context.graph.op("Gemm", [product.a, product.b, start], output, product.node);
    return scaled(product, (x) => negated(x, context), context, start);
  }
  return undefined;
}

/** One number per column, without the axes of size 1 before it: equal biases are then the same edge. */
function asRow(edge: Edge, { graph }: RewriteContext): Edge {
  const isRow = edge.shape.slice(0, -1).every((length) => length === 1);
  return isRow && edge.shape.length > 1 ? graph.reshape(edge, edge.shape.slice(-1)) : edge;
}

function scaled(
  { a, b, node }: Product,
  change: (edge: Edge) => Edge,
  { graph }: RewriteContext,
  start?: Edge,
): Edge | undefined {
  const output = node.outputs[0]!;
  const isLeft = size(a) < size(b);
  if (size(isLeft ? a : b) >= size(output)) return undefined;
  const factors = isLeft ? [change(a), b] : [a, change(b)];
  return graph.op("Gemm", start ? [...factors, start] : factors, output, node);
}

/** `−(s x) = (−s) x`: where a scalar factor is at hand, it takes the sign. */
function negated(x: Edge, { graph }: RewriteContext): Edge {
  const producer = graph.producer(x);
  if (producer?.type === "Mul") {
    const [left, right] = producer.inputs as [Edge, Edge];
    if (right.shape.length === 0) return graph.binary("Mul", left, graph.unary("Neg", right));
  }
  return graph.unary("Neg", x);
}

function productOf(edge: Edge, { graph, isReadOnce }: RewriteContext): Product | undefined {
  const node = graph.producer(edge);
  if (node?.type !== "Gemm" || node.inputs.length !== 2 || !isReadOnce(edge)) return undefined;
  return { a: node.inputs[0]!, b: node.inputs[1]!, node };
}

/** Whether copying the factors is little beside writing the product once more. */
function isSmall({ a, b, node }: Product): boolean {
  return size(a) + size(b) < size(node.outputs[0]!);
}

function isTurned({ node }: Product, side: "transA" | "transB"): boolean {
  const attribute = node.attributes[side];
  return attribute !== undefined && "int" in attribute && attribute.int === 1;
}

function concat(a: Edge, b: Edge, axis: number, { graph }: RewriteContext): Edge {
  const shape = a.shape.map((length, i) => (i === axis ? length + b.shape[i]! : length));
  return graph.op(
    "Concat",
    [a, b],
    { type: a.type, shape },
    { attributes: { axis: { int: axis } } },
  );
}

function size({ shape }: Edge): number {
  return shape.reduce((product, length) => product * length, 1);
}
