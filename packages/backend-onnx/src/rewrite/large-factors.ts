import type { Edge, Graph, GraphNode } from "../onnx/graph.ts";
import { isTurned } from "./share-weights.ts";

/** Numbers in a right factor from which this pays. */
const LARGE = 200_000;

/** Rows of the other factor up to which ONNX Runtime would add in another order, so that results change in their last bits. */
const FEW = 64;

/**
 * Puts a large right factor that is transposed to the left, where it is not:
 *
 *     A Wᵀ  →  (W Aᵀ)ᵀ
 *
 * ONNX Runtime's Gemm copies the right factor into an order of its own before it multiplies, and reads the left one as it
 * is. A gradient with respect to an input has weights there, which come from far away in memory: a tenth of its time.
 */
export function turnLargeFactors(graph: Graph, outputs: readonly Edge[]): void {
  for (const node of graph.nodesFor(outputs)) {
    if (!isTurnedAndLarge(node)) continue;
    const [a, weights] = node.inputs as [Edge, Edge];
    const [product] = node.outputs as [Edge];
    const [rows, columns] = product.shape as [number, number];
    graph.origin = node.origin;
    const shape = [columns, rows];
    const { attributes } = node;
    const turned = graph.op("Gemm", [weights, a], { type: product.type, shape }, { attributes });
    graph.replace(product, "Transpose", [turned], { attributes: { perm: { ints: [1, 0] } } });
  }
}

function isTurnedAndLarge({ type, inputs, attributes }: GraphNode): boolean {
  if (type !== "Gemm" || inputs.length > 2) return false;
  const { transA, transB } = attributes;
  if (isTurned(transA) || !isTurned(transB)) return false;
  const [a, weights] = inputs as [Edge, Edge];
  const [rows, size] = [weights.shape[0]!, weights.shape[0]! * weights.shape[1]!];
  return size >= LARGE && a.shape[0]! > FEW && a.shape[0]! < rows;
}
