import {
  add,
  depthwiseConv2d,
  engine,
  fill,
  mul,
  onesLike,
  type Tensor,
  type Tensor4D,
  tensor4d,
  zerosLike,
} from "@tensorflow/tfjs-core";
import { supplyGradient } from "./supply-gradient.ts";

interface Attributes {
  readonly filterSize: number | [number, number];
  readonly strides: number | [number, number];
  readonly pad: "valid" | "same" | number;
  readonly dimRoundingMode?: "floor" | "round" | "ceil";
}

/** The gradients of the gradients of pooling. */
export function supplyPooling(): void {
  supplyGradient<Attributes>({
    kernelName: "MaxPoolGrad",
    inputsToSave: ["dy", "input", "output"],
    gradFunc: (ddx, [dy, input, output], attributes) => ({
      dy: () => atLargest(ddx, { dy: dy!, input: input!, output: output! }, attributes),
      input: () => zerosLike(input!),
      output: () => zerosLike(output!),
    }),
  });
  supplyGradient<Attributes>({
    kernelName: "AvgPoolGrad",
    inputsToSave: ["input"],
    gradFunc: (ddx, [input], attributes) => {
      const [rows, columns] = pair(attributes.filterSize);
      return {
        // Every engine's gradient gives each pixel 1 / (rows · columns), also where a window is partly padding.
        dy: () => sumOfWindows(ddx, attributes, 1 / (rows * columns)),
        input: () => zerosLike(input!),
      };
    },
  });
}

/**
 * The element of `ddx` that stands where each window has its largest, of the shape of `dy`.
 *
 * Which one that is among equals differs between engines, so their own kernel is asked: it puts a 1 there for every
 * window. Where windows overlap it is asked several times, about windows that do not.
 */
function atLargest(
  ddx: Tensor,
  inputs: { readonly dy: Tensor; readonly input: Tensor; readonly output: Tensor },
  attributes: Attributes,
): Tensor {
  const [size, stride] = [pair(attributes.filterSize), pair(attributes.strides)];
  const [rows, columns] = [Math.ceil(size[0] / stride[0]), Math.ceil(size[1] / stride[1])];
  let sum: Tensor | undefined;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const chosen = mul(
        onesLike(inputs.dy),
        everyOther(inputs.dy, [row, rows], [column, columns]),
      );
      const places = engine().runKernel(
        "MaxPoolGrad",
        { ...inputs, dy: chosen },
        { ...attributes },
      ) as Tensor;
      const taken = mul(sumOfWindows(mul(places, ddx), attributes, 1), chosen);
      sum = sum === undefined ? taken : add(sum, taken);
    }
  }
  return sum!;
}

/** 1 at the windows of every `rows`-th row from `row` on and every `columns`-th column from `column` on, else 0. */
function everyOther(
  { shape }: Tensor,
  [row, rows]: readonly [number, number],
  [column, columns]: readonly [number, number],
): Tensor4D {
  const [, height, width] = shape as [number, number, number, number];
  const mask = new Float32Array(height * width);
  for (let y = row; y < height; y += rows)
    for (let x = column; x < width; x += columns) mask[y * width + x] = 1;
  return tensor4d(mask, [1, height, width, 1]);
}

/** The sum of every window, channel by channel, times a factor. */
function sumOfWindows(x: Tensor, attributes: Attributes, factor: number): Tensor {
  const { filterSize, strides, pad, dimRoundingMode } = attributes;
  const filter = fill([...pair(filterSize), x.shape[3]!, 1], factor) as Tensor4D;
  return depthwiseConv2d(x as Tensor4D, filter, strides, pad, "NHWC", 1, dimRoundingMode);
}

function pair(sizes: number | [number, number]): [number, number] {
  return typeof sizes === "number" ? [sizes, sizes] : sizes;
}
