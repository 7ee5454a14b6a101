import { sizeOf } from "../kernel.ts";
import type { Edge, Graph } from "../onnx/graph.ts";

/** Numbers from which a dozen operations take less time than one that goes number by number. */
const SMALLEST = 1024;

/**
 * Writes large softplus by what ONNX Runtime computes several numbers of at once; its own `Softplus` takes four times as long.
 *
 *     softplus(x) = relu(x) + log(1 + e),  e = exp(-|x|);  log(1 + e) = log(u) e / (u - 1),  u the rounded 1 + e
 *
 * @see Goldberg, "What every computer scientist should know about floating-point arithmetic", 1991, theorem 4, for the logarithm.
 */
export function splitSoftplus(graph: Graph, outputs: readonly Edge[]): void {
  for (const { type, inputs, outputs: made, origin } of graph.nodesFor(outputs)) {
    const [x, y] = [inputs[0]!, made[0]!];
    if (type !== "Softplus" || sizeOf(x.shape) < SMALLEST) continue;
    graph.origin = origin;
    const one = graph.scalar(1);
    const e = graph.unary("Exp", graph.unary("Neg", graph.unary("Abs", x)));
    const u = graph.binary("Add", e, one);
    const ratio = graph.binary("Div", e, graph.binary("Sub", u, one));
    const log = graph.binary("Mul", graph.unary("Log", u), ratio);
    const isTiny = graph.binary("Equal", u, one, "bool");
    graph.replace(y, "Add", [graph.unary("Relu", x), graph.where(isTiny, e, log)]);
  }
}
