import { sizeOf } from "../kernel.ts";
import { log1pNearZero } from "../kernels/unary.ts";
import type { Edge, Graph } from "../onnx/graph.ts";

/** Numbers from which a dozen operations take less time than one that goes number by number. */
const SMALLEST = 1024;

/**
 * Writes large softplus by what ONNX Runtime computes several numbers of at once; its own `Softplus` takes twice as long and more where
 * there are tens of thousands.
 *
 *     softplus(x) = relu(x) + log(1 + exp(-|x|))
 */
export function splitSoftplus(graph: Graph, outputs: readonly Edge[]): void {
  for (const { type, inputs, outputs: made, origin } of graph.nodesFor(outputs)) {
    const [x, y] = [inputs[0]!, made[0]!];
    if (type !== "Softplus" || sizeOf(x.shape) < SMALLEST) continue;
    graph.origin = origin;
    const e = graph.unary("Exp", graph.unary("Neg", graph.unary("Abs", x)));
    graph.replace(y, "Add", [graph.unary("Relu", x), log1pNearZero(graph, e)]);
  }
}
