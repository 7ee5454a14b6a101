import type { Edge, Graph, GraphNode } from "../onnx/graph.ts";

/** What a rule may ask about the graph that is being built anew. */
export interface RewriteContext {
  readonly graph: Graph;
  /** Whether an edge has one reader and is no output, so that its producer may be taken into the reader. */
  isReadOnce(edge: Edge): boolean;
  /** Whether somebody transposes what a node makes. */
  isTurned(output: Edge): boolean;
  /** Whether a cut and others from the same numbers take some of them more than once. */
  isOverlapping(cut: Edge): boolean;
}

/**
 * A way to write one operation better, given that everything before it has been written already.
 *
 * @returns The edge to use instead of the node's first output; undefined when the rule does not apply.
 */
export type Rule = (node: GraphNode, context: RewriteContext) => Edge | undefined;
