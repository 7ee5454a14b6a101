import type { Edge, Graph } from "../onnx/graph.ts";
import { padsOf, type Window } from "./window.ts";

/** Beyond so many places of a filter, a convolution is quicker. */
const MOST_PLACES = 16;

/** What {@link filterByProducts} asks of a convolution. */
export interface FilterWindow extends Window {
  readonly filterHeight: number;
  readonly filterWidth: number;
}

/** Whether the gradient of a filter is quicker as products than as a convolution. */
export function isFilterSmall({ filterHeight, filterWidth }: FilterWindow): boolean {
  return filterHeight * filterWidth <= MOST_PLACES;
}

/**
 * The gradient with respect to a filter, `[height, width, in, out]`: for each of its places, the product of the pixels that it met and of
 * the output's gradient. As one convolution whose filter is a whole image it takes two to four times as long.
 *
 * @param x - Images, `[batch, height, width, in]`.
 * @param dy - Gradient of the output, `[batch, height, width, out]`.
 */
export function filterByProducts(graph: Graph, x: Edge, dy: Edge, w: FilterWindow): Edge {
  const [batch, , , channels] = x.shape as [number, number, number, number];
  const outputs = dy.shape[3]!;
  const rows = batch * w.outHeight * w.outWidth;
  const slopes = graph.reshape(dy, [rows, outputs]);
  const { begin, end } = padsOf(w);
  const whole = padded(graph, x, begin, end);
  const places = Array.from({ length: w.filterHeight * w.filterWidth }, (_, place) => {
    const [row, column] = [Math.floor(place / w.filterWidth), place % w.filterWidth];
    const met = everyStep(graph, whole, [row, column], w);
    return graph.op(
      "Gemm",
      [graph.reshape(met, [rows, channels]), slopes],
      { type: "float32", shape: [channels, outputs] },
      { attributes: { transA: { int: 1 } } },
    );
  });
  const shape = [places.length * channels, outputs];
  const all =
    places.length === 1
      ? places[0]!
      : graph.op(
          "Concat",
          places,
          { type: "float32", shape },
          { attributes: { axis: { int: 0 } } },
        );
  return graph.reshape(all, [w.filterHeight, w.filterWidth, channels, outputs]);
}

/** Images with zeros around them. */
function padded(
  graph: Graph,
  x: Edge,
  begin: readonly [number, number],
  end: readonly [number, number],
): Edge {
  if (Math.max(...begin, ...end) === 0) return x;
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const shape = [batch, height + begin[0] + end[0], width + begin[1] + end[1], channels];
  const pads = graph.list([0, ...begin, 0, 0, ...end, 0]);
  return graph.op("Pad", [x, pads, graph.scalar(0, x.type)], { type: x.type, shape });
}

/** The pixels that one place of a filter meets on its way over the images. */
function everyStep(
  graph: Graph,
  x: Edge,
  [row, column]: readonly [number, number],
  { outHeight, outWidth, strideHeight, strideWidth }: Window,
): Edge {
  const [batch, height, width, channels] = x.shape as [number, number, number, number];
  const isAll =
    strideHeight === 1 && strideWidth === 1 && outHeight === height && outWidth === width;
  if (isAll) return x;
  const end = [row + (outHeight - 1) * strideHeight + 1, column + (outWidth - 1) * strideWidth + 1];
  const inputs = [graph.list([row, column]), graph.list(end), graph.list([1, 2])];
  const steps = graph.list([strideHeight, strideWidth]);
  const shape = [batch, outHeight, outWidth, channels];
  return graph.op("Slice", [x, ...inputs, steps], { type: x.type, shape });
}
