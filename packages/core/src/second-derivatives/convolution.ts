import { conv2d, depthwiseConv2d, engine, type Tensor, type Tensor4D } from "@tensorflow/tfjs-core";
import { supplyGradient } from "./supply-gradient.ts";

interface Attributes {
  readonly strides: number | [number, number];
  readonly pad: "valid" | "same" | number;
  readonly dataFormat?: "NHWC" | "NCHW";
  readonly dilations?: number | [number, number];
  readonly dimRoundingMode?: "floor" | "round" | "ceil";
}

/**
 * The gradients of a convolution's gradients. A convolution is linear in its images x and in its filter w, so each of
 * them is a convolution of the same kind with the third tensor in another place. TensorFlow.js has those of `conv2d` by
 * its images alone.
 */
export function supplyConvolution(): void {
  supplyGradient<Attributes>({
    kernelName: "Conv2DBackpropFilter",
    inputsToSave: ["x", "dy"],
    gradFunc: (dw, [x, dy], { strides, pad, dataFormat = "NHWC", dimRoundingMode }) => ({
      x: () =>
        run(
          "Conv2DBackpropInput",
          { dy: dy!, filter: dw },
          { strides, pad, dataFormat, dimRoundingMode, inputShape: x!.shape },
        ),
      dy: () => conv2d(x as Tensor4D, dw as Tensor4D, strides, pad, dataFormat, 1, dimRoundingMode),
    }),
  });
  supplyGradient<Attributes>({
    kernelName: "DepthwiseConv2dNativeBackpropFilter",
    inputsToSave: ["x", "dy"],
    gradFunc: (dw, [x, dy], attributes) => ({
      x: () =>
        run(
          "DepthwiseConv2dNativeBackpropInput",
          { dy: dy!, filter: dw },
          { ...attributes, inputShape: x!.shape },
        ),
      dy: () => depthwise(x!, dw, attributes),
    }),
  });
  supplyGradient<Attributes>({
    kernelName: "DepthwiseConv2dNativeBackpropInput",
    inputsToSave: ["dy", "filter"],
    gradFunc: (dx, [dy, filter], attributes) => ({
      dy: () => depthwise(dx, filter!, attributes),
      filter: () =>
        run(
          "DepthwiseConv2dNativeBackpropFilter",
          { x: dx, dy: dy! },
          { ...attributes, filterShape: filter!.shape },
        ),
    }),
  });
}

function depthwise(x: Tensor, filter: Tensor, attributes: Attributes): Tensor {
  const { strides, pad, dilations = 1, dimRoundingMode } = attributes;
  return depthwiseConv2d(
    x as Tensor4D,
    filter as Tensor4D,
    strides,
    pad,
    "NHWC",
    dilations,
    dimRoundingMode,
  );
}

function run(kernelName: string, inputs: Record<string, Tensor>, attributes: object): Tensor {
  return engine().runKernel(kernelName, inputs, { ...attributes }) as Tensor;
}
