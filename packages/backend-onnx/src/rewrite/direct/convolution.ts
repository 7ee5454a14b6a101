import type { Edge, Graph, GraphNode } from "../../onnx/graph.ts";

/** A convolution of all channels, which may be written in several ways. */
export interface Convolution {
  /** `[batch, in, rows, columns]` */
  readonly x: Edge;
  /** `[out, in, height, width]` */
  readonly filter: Edge;
  /** What it makes, `[batch, out, rows, columns]`. */
  readonly output: Pick<Edge, "type" | "shape">;
  readonly strides: readonly number[];
  readonly dilations: readonly number[];
  /** Rows above, columns before, rows below, columns behind. */
  readonly pads: readonly number[];
  /** Whether it stands for a transposed one. */
  readonly isTurned: boolean;
}

/**
 * Reads a convolution from the graph. A transposed one without strides, such as a gradient with respect to an image, is a convolution
 * with the filter turned round.
 */
export function convolutionOf(node: GraphNode, graph: Graph): Convolution | undefined {
  const isTurned = node.type === "ConvTranspose";
  if (node.domain || node.inputs.length > 2 || (node.type !== "Conv" && !isTurned))
    return undefined;
  const { group, strides, dilations, pads } = node.attributes as Record<
    string,
    { readonly int: number; readonly ints: readonly number[] }
  >;
  if (group && group.int !== 1) return undefined;
  const [x, filter] = node.inputs as [Edge, Edge];
  const own = { strides: strides!.ints, dilations: dilations!.ints, pads: pads!.ints };
  const convolution = { x, filter, output: node.outputs[0]!, ...own, isTurned };
  if (!isTurned) return convolution;
  const around = own.pads.map((count, i) => filter.shape[2 + (i % 2)]! - 1 - count);
  const isPlain = [...own.strides, ...own.dilations].every((step) => step === 1);
  if (!isPlain || Math.min(...around) < 0) return undefined;
  return { ...convolution, filter: turnedRound(graph, filter), pads: around };
}

function turnedRound(graph: Graph, filter: Edge): Edge {
  const each = (value: number) => graph.list([value, value]);
  const inputs = [filter, each(-1), each(-(2 ** 31)), graph.list([2, 3]), each(-1)];
  const isPoint = filter.shape[2] === 1 && filter.shape[3] === 1;
  return graph.transpose(isPoint ? filter : graph.op("Slice", inputs, filter), [1, 0, 2, 3]);
}
