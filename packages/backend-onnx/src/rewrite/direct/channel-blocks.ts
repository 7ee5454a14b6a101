import type { Edge, Graph } from "../../onnx/graph.ts";
import { type Convolution, convolutionOf } from "./convolution.ts";
import { convolveDirectly, wholeBlocks } from "./convolve-directly.ts";
import { severalPixels } from "./several-pixels.ts";

/** Tests make these small. */
export const tuning = {
  /** Pixels of all images from which bringing the filter into order costs little. */
  fewestPixels: 2048,
};

/** Share of the channels of whole blocks that have to be there. */
const FULL = 0.8;

/**
 * Lets ONNX Runtime convolve directly where that is quicker. Else it copies every window beside the next and multiplies matrices, and adds
 * up the gradient with respect to an image window by window.
 *
 * @param block - Channels in a block.
 */
export function blockChannels(graph: Graph, outputs: readonly Edge[], block: number): void {
  for (const node of graph.nodesFor(outputs)) {
    const convolution = convolutionOf(node, graph);
    if (!convolution) continue;
    graph.origin = node.origin;
    const made = directly(graph, convolution, block);
    if (made) graph.replace(node.outputs[0]!, made.type, made.inputs as Edge[], made);
  }
}

function directly(graph: Graph, convolution: Convolution, block: number) {
  const { filter, output, isTurned } = convolution;
  const [count, channels, height, width] = filter.shape as [number, number, number, number];
  const [batch, , rows, columns] = output.shape as [number, number, number, number];
  // The filter of a gradient with respect to a filter is as large as an image.
  if (rows * columns <= height * width || batch * rows * columns < tuning.fewestPixels)
    return undefined;
  const isFull = (size: number) => size >= FULL * wholeBlocks(size, block);
  const isReadable = channels < block || (channels % 4 === 0 && isFull(channels));
  if (!isReadable) return undefined;
  const convolve = (it: Convolution) => convolveDirectly(graph, it, block);
  if (isFull(count) && (!isTurned || channels <= count))
    return graph.producer(convolve(convolution));
  if (!isTurned || count >= block || height * width < 4 * channels) return undefined;
  const sizes = [
    [2, 2],
    [2, 4],
    [4, 4],
  ] as const;
  const size = sizes.find(([high, wide]) => count * high * wide >= 2.5 * block) ?? sizes[2];
  return graph.producer(severalPixels(graph, convolution, size, convolve));
}
