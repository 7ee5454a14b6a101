import { InvalidOptionError } from "@gan/spec";
import { backend_util, type TensorInfo } from "@tensorflow/tfjs-core";
import type { WasmBackend } from "./wasm-backend.ts";

/** A convolution's sizes, strides and paddings, as TensorFlow.js computes them. */
export type Convolution = backend_util.Conv2DInfo;

/** What TensorFlow.js passes to the kernels of a convolution's gradients. */
export interface ConvolutionAttributes {
  readonly strides: number | [number, number];
  readonly pad: Parameters<typeof backend_util.computeConv2DInfo>[4];
  readonly dataFormat: "NHWC" | "NCHW";
  readonly dimRoundingMode?: "floor" | "round" | "ceil";
}

/** @throws {InvalidOptionError} When the images come channels first, which this engine convolves nowhere. */
export function convolutionOf(
  inputShape: number[],
  filterShape: number[],
  { strides, pad, dataFormat, dimRoundingMode }: ConvolutionAttributes,
): Convolution {
  if (dataFormat !== "NHWC") {
    throw new InvalidOptionError(
      "dataFormat",
      dataFormat,
      "NHWC, channels last: the `wasm` engine convolves no other",
      "Transpose the images, or use another backend.",
    );
  }
  return backend_util.computeConv2DInfo(
    inputShape as [number, number, number, number],
    filterShape as [number, number, number, number],
    strides,
    1,
    pad,
    dimRoundingMode,
  );
}

/** Images whose patches are handled at once, so that the patches take a few megabytes at most. */
export function imagesPerBlock({ outHeight, outWidth, batchSize }: Convolution, patchSize: number) {
  const perImage = outHeight * outWidth * patchSize;
  return Math.max(1, Math.min(batchSize, Math.floor(2 ** 20 / perImage)));
}

/** Copies `count` whole images from one tensor's `from` on into a new tensor of `[rows, columns]`. */
export function copyImages(
  x: TensorInfo,
  [from, count]: readonly [number, number],
  [rows, columns]: readonly [number, number],
  backend: WasmBackend,
): TensorInfo {
  const block = backend.makeOutput([rows, columns], "float32");
  const size = (rows * columns) / count;
  const source = backend.typedArrayFromHeap(x);
  const start = from * size;
  backend.typedArrayFromHeap(block).set(source.subarray(start, start + rows * columns));
  return block;
}

/**
 * Calls back for every run of patch elements that lie side by side in an image's row.
 *
 * A patch is what the filter sees at one output position: `[filterHeight, filterWidth, inChannels]`.
 *
 * @param visit - Receives where the run starts in the images, in the patches, and how long it is.
 */
export function forEachRun(
  convolution: Convolution,
  [from, count]: readonly [number, number],
  visit: (inImages: number, inPatches: number, length: number) => void,
): void {
  const { inHeight, inWidth, inChannels, outHeight, outWidth } = convolution;
  const { filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = convolution;
  const patchSize = filterHeight * filterWidth * inChannels;
  for (let image = 0; image < count; image++) {
    for (let y = 0; y < outHeight; y++) {
      const top = y * strideHeight - padInfo.top;
      const firstRow = Math.max(0, -top);
      const endRow = Math.min(filterHeight, inHeight - top);
      for (let x = 0; x < outWidth; x++) {
        const left = x * strideWidth - padInfo.left;
        const firstColumn = Math.max(0, -left);
        const length = (Math.min(filterWidth, inWidth - left) - firstColumn) * inChannels;
        if (length <= 0) continue;
        const patch = ((image * outHeight + y) * outWidth + x) * patchSize;
        for (let row = firstRow; row < endRow; row++) {
          const pixel = ((from + image) * inHeight + top + row) * inWidth + left + firstColumn;
          const inPatches = patch + (row * filterWidth + firstColumn) * inChannels;
          visit(pixel * inChannels, inPatches, length);
        }
      }
    }
  }
}
