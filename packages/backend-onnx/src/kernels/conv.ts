import { backend_util } from "@tensorflow/tfjs-core";
import type { AnyKernel, Inputs, Kernels, Operand, TensorSpec } from "../kernel.ts";
import type { Edge, Graph } from "../onnx/graph.ts";
import { sameShape } from "../onnx/shapes.ts";
import { activate, isKnownActivation } from "./activation.ts";
import { type FilterWindow, filterByProducts, isFilterSmall } from "./filter-by-products.ts";
import {
  padsOf,
  toPixels,
  toPlanes,
  transposedPadding,
  type Window,
  windowAttributes,
} from "./window.ts";

/** Attributes of TensorFlow.js's convolutions. */
interface ConvAttributes {
  readonly strides: number | [number, number];
  readonly pad: "valid" | "same" | number;
  readonly dataFormat?: "NHWC" | "NCHW";
  readonly dilations?: number | [number, number];
  readonly dimRoundingMode?: "floor" | "round" | "ceil";
}

type Shape4D = [number, number, number, number];

type ConvInfo = ReturnType<typeof backend_util.computeConv2DInfo>;

/** A convolution from the shapes of image and filter; `depthwise` convolves each channel by itself. */
function infoOf(
  x: readonly number[],
  filter: readonly number[],
  a: ConvAttributes,
  depthwise: boolean,
): ConvInfo {
  const format = backend_util.convertConv2DDataFormat(a.dataFormat ?? "NHWC");
  return backend_util.computeConv2DInfo(
    [...x] as Shape4D,
    [...filter] as Shape4D,
    a.strides,
    a.dilations ?? 1,
    a.pad as number,
    a.dimRoundingMode,
    depthwise,
    format,
  );
}

const isPixels = ({ dataFormat = "NHWC" }: ConvAttributes) => dataFormat === "NHWC";
const areFloat = (inputs: Inputs<Operand>) =>
  Object.values(inputs).every(({ dtype }) => dtype === "float32");

/** Two-dimensional convolutions, their gradients, and their fused forms. */
export const convKernels: Kernels = {
  Conv2D: convolution(false),
  DepthwiseConv2dNative: convolution(true),
  FusedConv2D: fused(false),
  FusedDepthwiseConv2D: fused(true),
  Conv2DBackpropInput: backpropInput(false),
  DepthwiseConv2dNativeBackpropInput: backpropInput(true),
  Conv2DBackpropFilter: backpropFilter(false),
  DepthwiseConv2dNativeBackpropFilter: backpropFilter(true),
};

function convolution(depthwise: boolean): AnyKernel {
  return {
    infer: ({ x, filter }, attributes: ConvAttributes) => {
      const info = infoOf(x!.shape, filter!.shape, attributes, depthwise);
      const isPossible =
        areFloat({ x: x!, filter: filter! }) && (isPixels(attributes) || !depthwise);
      return isPossible ? [{ shape: info.outShape, dtype: "float32" }] : undefined;
    },
    lower: (graph, { x, filter }, attributes: ConvAttributes, [output]) => {
      const info = infoOf(x!.shape, filter!.shape, attributes, depthwise);
      return [
        convolve(graph, x!, filter!, info, output!, { depthwise, isPixels: isPixels(attributes) }),
      ];
    },
  };
}

function fused(depthwise: boolean): AnyKernel {
  const plain = convolution(depthwise);
  return {
    infer: (inputs, attributes) =>
      isPixels(attributes) && isKnownActivation(attributes) && areFloat(inputs)
        ? plain.infer(inputs, attributes)
        : undefined,
    lower: (graph, inputs, attributes, outputs) => {
      const { bias, preluActivationWeights } = inputs;
      const [product] = plain.lower(graph, inputs, attributes, outputs);
      const sum = bias ? graph.binary("Add", product!, bias) : product!;
      return [activate(graph, sum, attributes, preluActivationWeights)];
    },
  };
}

function convolve(
  graph: Graph,
  x: Edge,
  filter: Edge,
  info: ConvInfo,
  { shape }: TensorSpec,
  { depthwise, isPixels }: { depthwise: boolean; isPixels: boolean },
): Edge {
  const window = info as Window;
  const attributes = {
    ...windowAttributes(window, padsOf(window)),
    group: { int: depthwise ? info.inChannels : 1 },
  };
  const inputs = [isPixels ? toPlanes(graph, x) : x, planesOfFilter(graph, filter, depthwise)];
  const planes = isPixels ? [shape[0]!, shape[3]!, shape[1]!, shape[2]!] : shape;
  const result = graph.op("Conv", inputs, { type: "float32", shape: planes }, { attributes });
  return isPixels ? toPixels(graph, result) : result;
}

/** `[height, width, in, out]` as ONNX's `[out, in, height, width]`; a depthwise filter has one `in` per group. */
function planesOfFilter(graph: Graph, filter: Edge, depthwise: boolean): Edge {
  const [height, width, channels, multiplier] = filter.shape as Shape4D;
  if (!depthwise) return graph.transpose(filter, [3, 2, 0, 1]);
  const planes = graph.transpose(filter, [2, 3, 0, 1]);
  return graph.reshape(planes, [channels * multiplier, 1, height, width]);
}

/** The gradient with respect to the image: the transposed convolution. */
function backpropInput(depthwise: boolean): AnyKernel {
  return {
    infer: (inputs, attributes) => {
      const info = infoOf(attributes.inputShape, inputs.filter!.shape, attributes, depthwise);
      const fits = sameShape(info.outShape, inputs.dy!.shape) && transposedPadding(info as Window);
      const isPossible = fits && areFloat(inputs) && isPixels(attributes);
      return isPossible ? [{ shape: attributes.inputShape, dtype: "float32" }] : undefined;
    },
    lower: (graph, { dy, filter }, attributes) => {
      const info = infoOf(attributes.inputShape, filter!.shape, attributes, depthwise);
      const window = info as Window;
      const { pads, outputPadding } = transposedPadding(window)!;
      const [batch, height, width, channels] = attributes.inputShape as Shape4D;
      const inputs = [toPlanes(graph, dy!), planesOfFilter(graph, filter!, depthwise)];
      const result = graph.op(
        "ConvTranspose",
        inputs,
        { type: "float32", shape: [batch, channels, height, width] },
        {
          attributes: {
            ...windowAttributes(window, pads),
            output_padding: { ints: outputPadding },
            group: { int: depthwise ? channels : 1 },
          },
        },
      );
      return [toPixels(graph, result)];
    },
  };
}

/**
 * The gradient with respect to the filter: the image convolved with the output's gradient, examples in the place of
 * channels, dilated by the stride.
 */
function backpropFilter(depthwise: boolean): AnyKernel {
  return {
    infer: (inputs, attributes) => {
      const info = infoOf(inputs.x!.shape, attributes.filterShape, attributes, depthwise);
      const isPossible =
        areFloat(inputs) &&
        isPixels(attributes) &&
        info.dilationHeight === 1 &&
        info.dilationWidth === 1;
      return isPossible ? [{ shape: info.filterShape, dtype: "float32" }] : undefined;
    },
    lower: (graph, { x, dy }, attributes) => {
      const info = infoOf(x!.shape, attributes.filterShape, attributes, depthwise);
      if (!depthwise && isFilterSmall(info as FilterWindow)) {
        return [filterByProducts(graph, x!, dy!, info as FilterWindow)];
      }
      const [batch, height, width, channels] = x!.shape as Shape4D;
      const [, dyHeight, dyWidth, outputs] = dy!.shape as Shape4D;
      const planes = graph.transpose(x!, [3, 0, 1, 2]);
      const image = depthwise
        ? graph.reshape(planes, [1, channels * batch, height, width])
        : planes;
      const filter = graph.transpose(dy!, [3, 0, 1, 2]);
      const window: Window = {
        ...(info as Window),
        outHeight: info.filterHeight,
        outWidth: info.filterWidth,
        strideHeight: 1,
        strideWidth: 1,
        dilationHeight: info.strideHeight,
        dilationWidth: info.strideWidth,
        effectiveFilterHeight: (dyHeight - 1) * info.strideHeight + 1,
        effectiveFilterWidth: (dyWidth - 1) * info.strideWidth + 1,
      };
      const pads = padsOf(window);
      const made = (size: number, axis: 0 | 1, filter: number) =>
        size + pads.begin[axis] + pads.end[axis] - filter + 1;
      const rows = made(height, 0, window.effectiveFilterHeight);
      const columns = made(width, 1, window.effectiveFilterWidth);
      const shape = depthwise ? [1, outputs, rows, columns] : [channels, outputs, rows, columns];
      const options = {
        attributes: { ...windowAttributes(window, pads), group: { int: depthwise ? channels : 1 } },
      };
      const all = graph.op("Conv", [image, filter], { type: "float32", shape }, options);
      const cut = cutTo(graph, all, info.filterHeight, info.filterWidth);
      const separate = graph.reshape(cut, [
        channels,
        info.filterShape[3]!,
        info.filterHeight,
        info.filterWidth,
      ]);
      return [graph.transpose(separate, [2, 3, 0, 1])];
    },
  };
}

/** The first rows and columns of planes. */
function cutTo(graph: Graph, x: Edge, height: number, width: number): Edge {
  if (x.shape[2] === height && x.shape[3] === width) return x;
  const shape = [x.shape[0]!, x.shape[1]!, height, width];
  const inputs = [x, graph.list([0, 0]), graph.list([height, width]), graph.list([2, 3])];
  return graph.op("Slice", inputs, { type: x.type, shape });
}
