import type { Edge, Graph } from "../../onnx/graph.ts";
import { reshaped } from "../reshaped.ts";
import type { Convolution } from "./convolution.ts";

/**
 * ONNX Runtime's own operations on blocks of channels, which lie side by side. Its optimizer uses them where filters are constants; ours
 * are variables.
 */
export const CHANNEL_BLOCKS = "com.microsoft.nchwc";

/** As many channels as fill blocks. */
export const wholeBlocks = (channels: number, block: number): number =>
  Math.ceil(channels / block) * block;

/** Writes a convolution that multiplies pixels and filters where they are, a block of output channels at a time. */
export function convolveDirectly(
  graph: Graph,
  { x, filter, output, strides, dilations, pads }: Convolution,
  block: number,
): Edge {
  const [batch, , ...pixels] = output.shape as [number, number, number, number];
  const [count, channels, ...places] = filter.shape as [number, number, number, number];
  // A few input channels are read as planes.
  const isBlocked = channels >= block;
  const outputs = wholeBlocks(count, block);
  const inputs = isBlocked ? wholeBlocks(channels, block) : channels;
  const filled = withZeros(graph, filter, outputs, inputs);
  const apart = isBlocked ? [inputs / block, block] : [inputs];
  const perm = isBlocked ? [0, 2, 4, 5, 3, 1] : [0, 2, 3, 4, 1];
  const ordered = graph.transpose(
    reshaped(graph, filled, [outputs / block, block, ...apart, ...places]),
    perm,
  );
  const { type } = output;
  const domain = CHANNEL_BLOCKS;
  const shape = [batch, inputs, ...x.shape.slice(2)];
  const image = isBlocked ? graph.op("ReorderInput", [x], { type, shape }, { domain }) : x;
  const attributes = {
    ...{ strides: { ints: strides }, dilations: { ints: dilations }, pads: { ints: pads } },
    kernel_shape: { ints: places },
  };
  const made = graph.op(
    "Conv",
    [image, graph.reshape(ordered, [outputs, inputs, ...places])],
    { type, shape: [batch, outputs, ...pixels] },
    { domain, attributes },
  );
  return graph.op("ReorderOutput", [made], output, {
    domain,
    attributes: { channels: { int: count } },
  });
}

/** A filter with more output and input channels, which are zero. */
function withZeros(graph: Graph, filter: Edge, outputs: number, inputs: number): Edge {
  const [count, channels, ...places] = filter.shape as [number, number, number, number];
  if (outputs === count && inputs === channels) return filter;
  const pads = graph.list([0, 0, 0, 0, outputs - count, inputs - channels, 0, 0]);
  const shape = [outputs, inputs, ...places];
  return graph.op("Pad", [filter, pads, graph.scalar(0)], { type: filter.type, shape });
}
