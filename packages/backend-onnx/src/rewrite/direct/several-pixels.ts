import type { Edge, Graph } from "../../onnx/graph.ts";
import type { Convolution } from "./convolution.ts";

/**
 * A convolution of few output channels as one of many: each of some pixels beside one another has channels of its own, whose filters are
 * shifted against one another. Its steps are as wide, so little is computed twice, and its channels fill whole blocks.
 *
 * @param size - Rows and columns of pixels that become channels.
 * @param convolve - Writes a convolution.
 */
export function severalPixels(
  graph: Graph,
  { x, filter, output, pads, ...rest }: Convolution,
  [high, wide]: readonly [number, number],
  convolve: (convolution: Convolution) => Edge,
): Edge {
  const { type } = output;
  const [batch, channels, rows, columns] = output.shape as [number, number, number, number];
  const [count, inputs, height, width] = filter.shape as [number, number, number, number];
  const [down, across] = [Math.ceil(rows / high), Math.ceil(columns / wide)];
  const shape = [count, inputs, height + high - 1, width + wide - 1];
  const shifted = pairs(high, wide).map(([i, j]) => {
    const around = graph.list([0, 0, i, j, 0, 0, high - 1 - i, wide - 1 - j]);
    return graph.op("Pad", [filter, around, graph.scalar(0)], { type, shape });
  });
  const many = high * wide * channels;
  const [above, before] = pads as [number, number];
  const made = convolve({
    ...rest,
    x,
    filter: graph.op(
      "Concat",
      shifted,
      { type, shape: [many, ...shape.slice(1)] },
      { attributes: { axis: { int: 0 } } },
    ),
    output: { type, shape: [batch, many, down, across] },
    strides: [high, wide],
    pads: [
      ...[above, before, down * high + height - 1 - x.shape[2]! - above],
      across * wide + width - 1 - x.shape[3]! - before,
    ],
  });
  const apart = graph.reshape(made, [batch, high, wide, channels, down, across]);
  const beside = graph.reshape(graph.transpose(apart, [0, 3, 4, 1, 5, 2]), [
    ...[batch, channels, down * high],
    across * wide,
  ]);
  const inputsOfCut = [beside, graph.list([0, 0]), graph.list([rows, columns]), graph.list([2, 3])];
  return graph.op("Slice", inputsOfCut, output);
}

const pairs = (rows: number, columns: number) =>
  Array.from({ length: rows * columns }, (_, i) => [Math.floor(i / columns), i % columns] as const);
