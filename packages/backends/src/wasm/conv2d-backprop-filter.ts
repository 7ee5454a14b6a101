import type { TensorInfo } from "@tensorflow/tfjs-core";
import {
  type ConvolutionAttributes,
  convolutionOf,
  copyImages,
  forEachRun,
  imagesPerBlock,
} from "./convolution.ts";
import { overrideKernel, runKernel, type WasmKernel } from "./override-kernel.ts";

interface Inputs {
  readonly x: TensorInfo;
  readonly dy: TensorInfo;
}

interface Attributes extends ConvolutionAttributes {
  readonly filterShape: number[];
}

/** Adds the gradient of a convolution with respect to its filter, without which no convolution can be trained. */
export function installConv2DBackpropFilter(): void {
  overrideKernel("Conv2DBackpropFilter", () => conv2DBackpropFilter);
}

/** Sums patchesᵀ · dy over blocks of images, each a fast matrix product. */
const conv2DBackpropFilter: WasmKernel<Inputs, Attributes> = ({
  inputs: { x, dy },
  attrs,
  backend,
}) => {
  const convolution = convolutionOf(x.shape, attrs.filterShape, attrs);
  const { batchSize, outHeight, outWidth, outChannels } = convolution;
  const patchSize = convolution.filterHeight * convolution.filterWidth * convolution.inChannels;
  const block = imagesPerBlock(convolution, patchSize);

  const gradient = backend.makeOutput([...attrs.filterShape], "float32");
  backend.typedArrayFromHeap(gradient).fill(0);
  for (let from = 0; from < batchSize; from += block) {
    const images = [from, Math.min(block, batchSize - from)] as const;
    const positions = images[1] * outHeight * outWidth;
    const patches = backend.makeOutput([positions, patchSize], "float32");
    const errors = copyImages(dy, images, [positions, outChannels], backend);
    const [values, to] = [backend.typedArrayFromHeap(x), backend.typedArrayFromHeap(patches)];
    to.fill(0);
    forEachRun(convolution, images, (inImages, inPatches, length) => {
      for (let i = 0; i < length; i++) to[inPatches + i] = values[inImages + i]!;
    });
    const product = runKernel(
      "BatchMatMul",
      backend,
      { a: patches, b: errors },
      { transposeA: true, transposeB: false },
    );
    const [sum, term] = [backend.typedArrayFromHeap(gradient), backend.typedArrayFromHeap(product)];
    for (let i = 0; i < sum.length; i++) sum[i]! += term[i]!;
    for (const { dataId } of [patches, errors, product]) backend.disposeData(dataId);
  }
  return gradient;
};
