import {
  backend_util,
  div,
  getKernel,
  type KernelFunc,
  type NamedAttrMap,
  onesLike,
  pad,
  registerKernel,
  slice,
  type Tensor,
  tidy,
  unregisterKernel,
} from "@tensorflow/tfjs-core";

type Shape4D = [number, number, number, number];
type Inputs = Readonly<Record<string, Tensor>>;

interface Attributes {
  readonly pad: backend_util.ExplicitPadding | "valid" | "same" | number;
  readonly strides: number | [number, number];
  readonly dilations?: number | [number, number];
  readonly dimRoundingMode?: "floor" | "round" | "ceil";
  readonly dataFormat?: "NHWC" | "NCHW";
  readonly filterSize?: number | [number, number];
  readonly filterShape?: Shape4D;
  readonly inputShape?: Shape4D;
}

/** The kernels with windows over images, by the name of the input that holds the images; they are the result of the others. */
const imagesOf: Readonly<Record<string, "x" | "input" | undefined>> = {
  Conv2D: "x",
  FusedConv2D: "x",
  Conv2DBackpropFilter: "x",
  Conv2DBackpropInput: undefined,
  DepthwiseConv2dNative: "x",
  FusedDepthwiseConv2D: "x",
  DepthwiseConv2dNativeBackpropFilter: "x",
  DepthwiseConv2dNativeBackpropInput: undefined,
  MaxPool: "x",
  MaxPoolGrad: "input",
  AvgPool: "x",
  AvgPoolGrad: "input",
};

/**
 * TensorFlow's C library knows the paddings `valid` and `same` alone, and its TensorFlow.js engine refuses numbers. So images
 * are padded before a kernel sees them, and their gradient is cut back to their size.
 */
export function padExplicitly(): void {
  for (const [kernelName, images] of Object.entries(imagesOf)) {
    const own = getKernel(kernelName, "tensorflow");
    if (own === undefined || padding.has(own.kernelFunc)) continue;
    const kernelFunc = withPadding(kernelName, images, own.kernelFunc);
    padding.add(kernelFunc);
    unregisterKernel(kernelName, "tensorflow");
    registerKernel({ ...own, kernelFunc });
  }
}

/** Kernels that pad already: the engine is activated as often as it is asked for. */
const padding = new WeakSet<KernelFunc>();

function withPadding(kernelName: string, images: string | undefined, own: KernelFunc): KernelFunc {
  const hasGradient = images !== "x";
  // No activation lies below this, and an edge never is a window's largest.
  const value = kernelName.startsWith("MaxPool") ? Number.NEGATIVE_INFINITY : 0;
  return (call) => {
    const [inputs, attrs] = [call.inputs as Inputs, call.attrs as unknown as Attributes];
    // Of images with channels first the engine says itself that it does not take them.
    if (attrs.dataFormat === "NCHW") return own(call);
    // The library divides a window's slope by its pixels inside the image; TensorFlow.js's engines by all, as `@gan/core` knows.
    const isOwn = attrs.pad === "valid" || (attrs.pad === "same" && kernelName !== "AvgPoolGrad");
    if (isOwn) return own(call);
    const shape = attrs.inputShape ?? (inputs[images!]!.shape as Shape4D);
    const edges = edgesOf(kernelName, shape, inputs, attrs);
    const padded = shape.map((size, axis) => edges[axis]![0] + size + edges[axis]![1]);
    const attributes = { ...attrs, pad: "valid", ...(attrs.inputShape && { inputShape: padded }) };
    const compute = (x?: Tensor) =>
      own({
        ...call,
        inputs: images ? { ...inputs, [images]: pad(x!, edges, value) } : inputs,
        attrs: attributes as unknown as NamedAttrMap,
      }) as Tensor;
    return tidy(() => {
      const result = compute(inputs[images!]);
      // A mean is that of the pixels inside the image.
      if (kernelName === "AvgPool") return div(result, compute(onesLike(inputs.x!)));
      if (!hasGradient) return result;
      return slice(
        result,
        edges.map(([before]) => before),
        shape,
      );
    });
  };
}

/** What is missing before and after the images on each axis; less after them where the last window ends before the edge. */
function edgesOf(
  kernelName: string,
  shape: Shape4D,
  { filter }: Inputs,
  attrs: Attributes,
): [number, number][] {
  const { filterSize, filterShape, strides, dilations = 1, pad, dimRoundingMode } = attrs;
  const info =
    filterSize === undefined
      ? backend_util.computeConv2DInfo(
          shape,
          filterShape ?? (filter!.shape as Shape4D),
          strides,
          dilations,
          pad,
          dimRoundingMode,
          kernelName.includes("Depthwise"),
        )
      : backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
  const missing = (windows: number, stride: number, window: number, before: number, size: number) =>
    Math.max(0, (windows - 1) * stride + window - before - size);
  const { top, left } = info.padInfo;
  const { outHeight, outWidth, strideHeight, strideWidth, inHeight, inWidth } = info;
  const { effectiveFilterHeight: height, effectiveFilterWidth: width } = info;
  return [
    [0, 0],
    [top, missing(outHeight, strideHeight, height, top, inHeight)],
    [left, missing(outWidth, strideWidth, width, left, inWidth)],
    [0, 0],
  ];
}
