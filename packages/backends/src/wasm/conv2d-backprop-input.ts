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
  readonly dy: TensorInfo;
  readonly filter: TensorInfo;
}

interface Attributes extends ConvolutionAttributes {
  readonly inputShape: number[];
}

/** Makes transposed convolution, and the gradient of a convolution with respect to its images, several times faster. */
export function installConv2DBackpropInput(): void {
  overrideKernel("Conv2DBackpropInput", () => conv2DBackpropInput);
}

/** Makes patches, dy · filterᵀ, by a fast matrix product for blocks of images and adds them where they overlap. */
const conv2DBackpropInput: WasmKernel<Inputs, Attributes> = ({
  inputs: { dy, filter },
  attrs,
  backend,
}) => {
  const convolution = convolutionOf(attrs.inputShape, filter.shape, attrs);
  const { batchSize, outHeight, outWidth, outChannels } = convolution;
  const patchSize = convolution.filterHeight * convolution.filterWidth * convolution.inChannels;
  const block = imagesPerBlock(convolution, patchSize);
  const matrix = { dataId: filter.dataId, dtype: filter.dtype, shape: [patchSize, outChannels] };
  const transposed = runKernel("Transpose", backend, { x: matrix }, { perm: [1, 0] });

  const gradient = backend.makeOutput([...attrs.inputShape], "float32");
  backend.typedArrayFromHeap(gradient).fill(0);
  for (let from = 0; from < batchSize; from += block) {
    const images = [from, Math.min(block, batchSize - from)] as const;
    const positions = images[1] * outHeight * outWidth;
    const errors = copyImages(dy, images, [positions, outChannels], backend);
    const patches = runKernel(
      "BatchMatMul",
      backend,
      { a: errors, b: transposed },
      { transposeA: false, transposeB: false },
    );
    const [sum, terms] = [
      backend.typedArrayFromHeap(gradient),
      backend.typedArrayFromHeap(patches),
    ];
    forEachRun(convolution, images, (inImages, inPatches, length) => {
      for (let i = 0; i < length; i++) sum[inImages + i]! += terms[inPatches + i]!;
    });
    for (const { dataId } of [errors, patches]) backend.disposeData(dataId);
  }
  backend.disposeData(transposed.dataId);
  return gradient;
};
