import { bool, integers, text } from "../graph-def.ts";
import { type Fused, fused } from "./elementwise.ts";
import type { EmitContext, Emitters } from "./emit.ts";

interface Transposes {
  readonly transposeA: boolean;
  readonly transposeB: boolean;
}

type Pair = number | readonly [number, number];

interface ConvAttributes {
  readonly strides: Pair;
  readonly pad: "valid" | "same" | number | readonly (readonly [number, number])[];
  readonly dataFormat?: string;
  readonly dilations?: Pair;
  readonly dimRoundingMode?: string;
}

/** Matrix products and convolutions. */
export const linear: Emitters = {
  BatchMatMul: ({ graph, input }, { transposeA, transposeB }: Transposes) =>
    graph.node("BatchMatMulV2", [input("a"), input("b")], {
      adj_x: bool(transposeA),
      adj_y: bool(transposeB),
    }),
  _FusedMatMul: ({ graph, input, call }, attributes: Transposes & Fused) => {
    const { args, attr } = fused(Object.keys(call.inputs), attributes);
    return graph.node("_FusedMatMul", [input("a"), input("b"), ...args.map(input)], {
      ...attr,
      transpose_a: bool(attributes.transposeA),
      transpose_b: bool(attributes.transposeB),
    });
  },
  Conv2D: ({ graph, input }, attributes: ConvAttributes) =>
    isPlain(attributes)
      ? graph.node("Conv2D", [input("x"), input("filter")], windowOf(attributes))
      : undefined,
  FusedConv2D: ({ graph, input, call }, attributes: ConvAttributes & Fused) => {
    if (!isPlain(attributes)) return undefined;
    const { args, attr } = fused(Object.keys(call.inputs), attributes);
    const operands = [input("x"), input("filter"), ...args.map(input)];
    return graph.node("_FusedConv2D", operands, { ...windowOf(attributes), ...attr });
  },
  DepthwiseConv2dNative: ({ graph, input }, attributes: ConvAttributes) =>
    isPlain(attributes)
      ? graph.node("DepthwiseConv2dNative", [input("x"), input("filter")], windowOf(attributes))
      : undefined,
  Conv2DBackpropInput: (
    context,
    attributes: ConvAttributes & { readonly inputShape: number[] },
  ) => {
    if (!isPlain(attributes)) return undefined;
    const { graph, input } = context;
    const shape = withRowsOf(context, "dy", attributes.inputShape);
    const operands = [shape, input("filter"), input("dy")];
    return graph.node("Conv2DBackpropInput", operands, windowOf(attributes));
  },
};

/** A shape whose first size is that of an operand, found out when the graph runs. */
function withRowsOf(
  { graph, input }: EmitContext,
  operand: string,
  [, ...rest]: readonly number[],
): string {
  const shape = graph.node("Shape", [input(operand)]);
  const range = [graph.whole([0]), graph.whole([1]), graph.whole([1])];
  const rows = graph.node("StridedSlice", [shape, ...range]);
  return graph.node("ConcatV2", [rows, graph.whole(rest), graph.whole(0)], { N: { i: 2 } });
}

/** Channels last and sizes rounded down: all that TensorFlow.js's reader of graphs knows. */
function isPlain({ dataFormat = "NHWC", dimRoundingMode }: ConvAttributes): boolean {
  const isLast = dataFormat === "NHWC" || dataFormat === "channelsLast";
  return isLast && (dimRoundingMode ?? "floor") === "floor";
}

function windowOf({ strides, pad, dilations = 1 }: ConvAttributes) {
  const explicit =
    typeof pad === "number"
      ? [
          [0, 0],
          [pad, pad],
          [pad, pad],
          [0, 0],
        ]
      : pad;
  return {
    strides: integers(window(strides)),
    dilations: integers(window(dilations)),
    ...(typeof explicit === "string"
      ? { padding: text(explicit.toUpperCase()) }
      : { padding: text("EXPLICIT"), explicit_paddings: integers(explicit.flat()) }),
  };
}

/** One number for each axis of a batch of images. */
export function window(sizes: Pair): number[] {
  const [height, width] = typeof sizes === "number" ? [sizes, sizes] : sizes;
  return [1, height, width, 1];
}
