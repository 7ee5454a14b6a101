import { sizeOf } from "../kernel.ts";
import type { Edge, Graph, GraphNode } from "./graph.ts";

/** Multiplications and additions of the largest product that is done in less time than it takes to wake a second thread. */
const LARGEST_PRODUCT = 1e7;
/** The same in numbers of an operation that takes them one by one. */
const LARGEST_TENSOR = 1 << 16;

/** Whether a graph has no operation that is worth a second thread. */
export function isSmall(graph: Graph, outputs: readonly Edge[]): boolean {
  return graph.nodesFor(outputs).every((node) => {
    if (node.type.startsWith("Conv")) return false;
    const isShort = node.outputs.every(({ shape }) => sizeOf(shape) <= LARGEST_TENSOR);
    return isShort && productOf(node) <= LARGEST_PRODUCT;
  });
}

/** Multiplications and additions of a product of matrices; none of anything else. */
function productOf({ type, inputs, outputs }: GraphNode): number {
  if (!/Gemm|MatMul/.test(type)) return 0;
  return 2 * sizeOf(inputs[0]!.shape) * outputs[0]!.shape.at(-1)!;
}
