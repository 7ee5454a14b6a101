import type { Edge, GraphNode } from "../onnx/graph.ts";
import type { RewriteContext, Rule } from "./rule.ts";

/**
 * Lets a product read its factors in the order they are stored in: Gemm can transpose as it reads.
 *
 * ONNX Runtime does this as well (GemmTransposeFusion), and drops transposes that are outputs: where both factors are
 * transposed it asks only about one. So it is told not to, and this is done here, where a transpose that somebody else
 * reads stays.
 */
export const turnedProductRules: readonly Rule[] = [turnedFactors, turnedProduct];

/** `Aᵀ B` of a transpose of A, and so on. */
function turnedFactors(node: GraphNode, { graph }: RewriteContext): Edge | undefined {
  if (node.type !== "Gemm") return undefined;
  const [a, b, ...start] = node.inputs as Edge[];
  const [plainA, plainB] = [
    beforeTranspose(graph.producer(a!)),
    beforeTranspose(graph.producer(b!)),
  ];
  if (!plainA && !plainB) return undefined;
  const attributes = {
    ...node.attributes,
    transA: flag(isOn(node, "transA") !== Boolean(plainA)),
    transB: flag(isOn(node, "transB") !== Boolean(plainB)),
  };
  const factors = [plainA ?? a!, plainB ?? b!, ...start];
  return graph.op("Gemm", factors, node.outputs[0]!, { attributes });
}

/** `(A B)ᵀ = Bᵀ Aᵀ`, where nobody else reads `A B`. */
function turnedProduct(node: GraphNode, { graph, isReadOnce }: RewriteContext): Edge | undefined {
  if (node.type !== "Transpose") return undefined;
  const product = graph.producer(node.inputs[0]!);
  if (product?.type !== "Gemm" || product.inputs.length > 2 || !isReadOnce(node.inputs[0]!))
    return undefined;
  const attributes = {
    ...product.attributes,
    transA: flag(!isOn(product, "transB")),
    transB: flag(!isOn(product, "transA")),
  };
  return graph.op("Gemm", product.inputs.toReversed(), node.outputs[0]!, { attributes });
}

/** What a transpose of a matrix reads; transposes that change nothing are never made. */
function beforeTranspose(producer: GraphNode | undefined): Edge | undefined {
  return producer?.type === "Transpose" ? producer.inputs[0] : undefined;
}

const flag = (isSet: boolean) => ({ int: Number(isSet) });

function isOn({ attributes }: GraphNode, side: "transA" | "transB"): boolean {
  const attribute = attributes[side];
  return attribute !== undefined && "int" in attribute && attribute.int === 1;
}
