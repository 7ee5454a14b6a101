import { backend_util } from "@tensorflow/tfjs-core";
import type { AnyKernel, Kernels, TensorSpec } from "../kernel.ts";
import type { Edge, Graph } from "../onnx/graph.ts";
import { isWholeSteps, maxPoolSlopes, type PoolWindow } from "./max-pool-slopes.ts";
import { fill } from "./unary.ts";
import {
  padsOf,
  toPixels,
  toPlanes,
  transposedPadding,
  type Window,
  windowAttributes,
} from "./window.ts";

interface PoolAttributes {
  readonly filterSize: number | [number, number];
  readonly strides: number | [number, number];
  readonly pad: "valid" | "same" | number;
  readonly dimRoundingMode?: "floor" | "round" | "ceil";
}

type Shape4D = [number, number, number, number];

function infoOf(
  shape: readonly number[],
  { filterSize, strides, pad, dimRoundingMode }: PoolAttributes,
) {
  return backend_util.computePool2DInfo(
    [...shape] as Shape4D,
    filterSize,
    strides,
    1,
    pad as number,
    dimRoundingMode,
  );
}

/** Pooling over images, and its gradients. */
export const poolKernels: Kernels = {
  MaxPool: pool("MaxPool"),
  AvgPool: pool("AveragePool"),
  MaxPoolGrad: {
    infer: ({ dy, input }, attributes: PoolAttributes) => {
      const isPossible = dy!.dtype === "float32" && isPoolable(infoOf(input!.shape, attributes));
      return isPossible ? [{ shape: input!.shape, dtype: "float32" }] : undefined;
    },
    lower: (graph, { dy, input }, attributes: PoolAttributes) => {
      const info = infoOf(input!.shape, attributes);
      const planes = toPlanes(graph, input!);
      if (isWholeSteps(info as PoolWindow))
        return [
          toPixels(graph, maxPoolSlopes(graph, planes, toPlanes(graph, dy!), info as PoolWindow)),
        ];
      const [, at] = pooled(graph, "MaxPool", planes, info, true);
      const [count, size] = [sizeOf(dy!), sizeOf(input!)];
      const zeros = fill(graph, { type: "float32", shape: [size] }, 0);
      const inputs = [
        zeros,
        graph.reshape(at!, [count]),
        graph.reshape(toPlanes(graph, dy!), [count]),
      ];
      const options = { attributes: { axis: { int: 0 }, reduction: { text: "add" } } };
      const flat = graph.op("ScatterElements", inputs, zeros, options);
      return [toPixels(graph, graph.reshape(flat, planes.shape))];
    },
  },
  AvgPoolGrad: {
    infer: ({ dy, input }, attributes: PoolAttributes) => {
      const info = infoOf(input!.shape, { ...attributes, dimRoundingMode: "floor" });
      const isPossible = dy!.dtype === "float32" && transposedPadding(info as Window);
      return isPossible ? [{ shape: input!.shape, dtype: "float32" }] : undefined;
    },
    lower: (graph, { dy, input }, attributes: PoolAttributes) => {
      const info = infoOf(input!.shape, attributes);
      const { pads, outputPadding } = transposedPadding(info as Window)!;
      const [batch, height, width, channels] = input!.shape as Shape4D;
      const filter = {
        type: "float32",
        shape: [channels, 1, info.filterHeight, info.filterWidth],
      } as const;
      const share = fill(graph, filter, 1 / (info.filterHeight * info.filterWidth));
      const result = graph.op(
        "ConvTranspose",
        [toPlanes(graph, dy!), share],
        { type: "float32", shape: [batch, channels, height, width] },
        {
          attributes: {
            ...windowAttributes(info as Window, pads),
            output_padding: { ints: outputPadding },
            group: { int: channels },
          },
        },
      );
      return [toPixels(graph, result)];
    },
  },
};

function pool(type: "MaxPool" | "AveragePool"): AnyKernel {
  return {
    infer: ({ x }, attributes: PoolAttributes): readonly TensorSpec[] | undefined => {
      const info = infoOf(x!.shape, attributes);
      const isPossible = x!.dtype === "float32" && isPoolable(info);
      return isPossible ? [{ shape: info.outShape, dtype: "float32" }] : undefined;
    },
    lower: (graph, { x }, attributes: PoolAttributes) => {
      const [result] = pooled(
        graph,
        type,
        toPlanes(graph, x!),
        infoOf(x!.shape, attributes),
        false,
      );
      return [toPixels(graph, result!)];
    },
  };
}

type PoolInfo = ReturnType<typeof infoOf>;

/** ONNX Runtime refuses padding as large as the window. */
function isPoolable(info: PoolInfo): boolean {
  const { begin, end } = padsOf(info as Window);
  const isLess = ([rows, columns]: readonly [number, number]) =>
    rows < info.effectiveFilterHeight && columns < info.effectiveFilterWidth;
  return isLess(begin) && isLess(end);
}

/** The pooled planes; with `withIndices` also where in the flat input each maximum stood. */
function pooled(
  graph: Graph,
  type: "MaxPool" | "AveragePool",
  planes: Edge,
  info: PoolInfo,
  withIndices: boolean,
): readonly Edge[] {
  const { batchSize, inChannels, outHeight, outWidth, filterHeight, filterWidth } = info;
  const shape = [batchSize, inChannels, outHeight, outWidth];
  const { dilations: _, ...window } = windowAttributes(info as Window, padsOf(info as Window));
  const attributes = { ...window, kernel_shape: { ints: [filterHeight, filterWidth] } };
  const outputs = [{ type: "float32", shape } as const];
  const indices = { type: "int64", shape } as const;
  return graph.ops(type, [planes], withIndices ? [...outputs, indices] : outputs, { attributes });
}

function sizeOf({ shape }: Edge): number {
  return shape.reduce((product, length) => product * length, 1);
}
