import fc from "fast-check";
import { expect, it } from "vitest";
import { channelBlockOf } from "../../channel-block.ts";
import type { Edge, Graph } from "../../onnx/graph.ts";
import { compareRewritten, runtime, times } from "../../testing/compare-rewritten.ts";
import { blockChannels, tuning } from "./channel-blocks.ts";

Object.assign(tuning, { fewestPixels: 1 });

const block = channelBlockOf(runtime);
/** Not on every processor, nor in every build of ONNX Runtime. */
const itConvolves = it.skipIf(block === undefined);

interface Shapes {
  readonly channels: number;
  readonly outputs: number;
  readonly side: readonly [number, number];
  readonly places: readonly [number, number];
  readonly stride?: number;
  readonly dilation?: number;
  readonly pad?: number;
  readonly isTransposed?: boolean;
}

/** The operations of a convolution after it was written directly, where it was. */
function operationsOf(shapes: Shapes): string[] {
  const { channels, outputs, side, places, isTransposed = false } = shapes;
  const { stride = 1, dilation = 1, pad = 0 } = shapes;
  const filter = isTransposed ? [channels, outputs, ...places] : [outputs, channels, ...places];
  const attributes = {
    strides: { ints: [stride, stride] },
    dilations: { ints: [dilation, dilation] },
    pads: { ints: [pad, pad, pad, pad] },
  };
  const rest = side.map((size, i) => {
    const reach = (places[i]! - 1) * dilation;
    return isTransposed
      ? (size - 1) * stride + reach + 1 - 2 * pad
      : Math.floor((size + 2 * pad - reach - 1) / stride) + 1;
  });
  const change = (graph: Graph, made: readonly Edge[]) => {
    blockChannels(graph, made, block!);
    return made;
  };
  return compareRewritten(
    [[2, channels, ...side], filter],
    (graph, inputs) => {
      const output = { type: "float32", shape: [2, outputs, ...rest] } as const;
      return [graph.op(isTransposed ? "ConvTranspose" : "Conv", inputs, output, { attributes })];
    },
    { change },
  );
}

itConvolves.each([
  { what: "channels fill a block", channels: 3, outputs: 16, isDirect: true },
  { what: "channels of the image fill blocks too", channels: 32, outputs: 32, isDirect: true },
  { what: "channels nearly fill blocks", channels: 28, outputs: 30, isDirect: true },
  { what: "few channels are made", channels: 3, outputs: 6, isDirect: false },
  {
    what: "channels of the image leave much of a block empty",
    channels: (block ?? 16) + 4,
    outputs: 32,
    isDirect: false,
  },
  {
    what: "the filter is as large as the image",
    channels: 3,
    outputs: 16,
    places: [8, 8],
    isDirect: false,
  },
  {
    what: "it is transposed, with as many channels",
    channels: 16,
    outputs: 16,
    isTransposed: true,
    isDirect: true,
  },
  {
    what: "it is transposed, from more channels",
    channels: 32,
    outputs: 16,
    isTransposed: true,
    isDirect: false,
  },
  {
    what: "it is transposed, with strides",
    channels: 16,
    outputs: 16,
    stride: 2,
    isTransposed: true,
    isDirect: false,
  },
  {
    what: "it is transposed, with few channels and a large filter",
    channels: 6,
    outputs: 3,
    places: [8, 8],
    isTransposed: true,
    isDirect: true,
  },
] as const)("convolves directly where $what: $isDirect", ({ isDirect, what: _, ...shapes }) => {
  const operations = operationsOf({ side: [9, 10], places: [3, 3], ...shapes });
  expect(times(operations, "ReorderOutput")).toBe(Number(isDirect));
  expect(times(operations, "ConvTranspose")).toBe(Number("isTransposed" in shapes && !isDirect));
});

const size = (least: number, most: number) => fc.integer({ min: least, max: most });

const anyShapes: fc.Arbitrary<Shapes> = fc
  .record({
    channels: fc.oneof(size(1, 20), fc.constantFrom(16, 32, 48)),
    outputs: fc.oneof(size(1, 8), fc.constantFrom(8, 16, 31, 32)),
    side: fc.tuple(size(6, 12), size(6, 12)),
    places: fc.tuple(size(1, 9), size(1, 9)),
    stride: size(1, 3),
    dilation: size(1, 2),
    pad: size(0, 3),
    isTransposed: fc.boolean(),
  })
  .map(({ places, side, dilation, pad, ...rest }) => {
    const fitting = places.map((length, i) => {
      const isLong = (length - 1) * dilation + 1 > side[i]!;
      return isLong ? 1 : length;
    }) as [number, number];
    return {
      ...rest,
      side,
      dilation,
      places: fitting,
      pad: Math.min(pad, ...fitting.map((length) => length - 1)),
    };
  });

itConvolves("gives the numbers of a convolution, whatever its shapes", () => {
  let direct = 0;
  const property = fc.property(anyShapes, (shapes) => {
    direct += times(operationsOf(shapes), "ReorderOutput");
  });
  fc.assert(property, { numRuns: 40, seed: 2014 });
  expect(direct).toBeGreaterThan(4);
});
