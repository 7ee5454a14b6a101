import { sizeOf } from "../kernel.ts";
import type { Edge, Graph } from "../onnx/graph.ts";

/** Operations whose operands broadcast. */
const broadcasting = new Set([
  ...["Add", "Sub", "Mul", "Div", "Max", "Min", "Pow", "Mod", "Where"],
  ...["Equal", "Less", "LessOrEqual", "Greater", "GreaterOrEqual", "And"],
]);

/** Numbers from which an operation is slow enough to be worth another one before it. */
const SMALLEST = 256;

/**
 * Gives operands as many axes where ONNX Runtime would else go number by number: `[500, 1] + []` becomes `[500, 1] + [1, 1]`.
 *
 * From the last axis on it looks for a stretch that it can compute at once. Axes on which both operands have size 1 are passed over only
 * while both have further ones; else such an axis is the stretch, each number an operation of its own, ten to a hundred times as
 * slow. Losses, columns of logits, gray pictures and points on a line have such an axis.
 */
export function alignRanks(graph: Graph, outputs: readonly Edge[]): void {
  for (const { type, inputs, outputs: made, attributes, origin } of graph.nodesFor(outputs)) {
    if (!broadcasting.has(type)) continue;
    const operands = inputs as readonly Edge[];
    const rank = Math.max(...operands.map(({ shape }) => shape.length));
    const longer = operands.filter(({ shape }) => shape.length === rank);
    const isSlow = operands.some(({ shape: { length } }) =>
      longer.some((other) => length < rank && endsInOnes(other, Math.max(length, 1))),
    );
    if (!isSlow) continue;
    graph.origin = origin;
    const aligned = operands.map((edge) => {
      const ones = Array<number>(rank - edge.shape.length).fill(1);
      return graph.reshape(edge, [...ones, ...edge.shape]);
    });
    graph.replace(made[0]!, type, aligned, { attributes });
  }
}

/** Whether something large has size 1 along its last axes. */
function endsInOnes({ shape }: Edge, count: number): boolean {
  return sizeOf(shape) >= SMALLEST && shape.slice(-count).every((size) => size === 1);
}
