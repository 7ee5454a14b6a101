import type { GraphNode } from "../onnx/graph.ts";

/** The order in which a transpose takes the axes. */
export function permOf({ attributes }: Pick<GraphNode, "attributes">): readonly number[] {
  return (attributes.perm as { ints: number[] }).ints;
}
