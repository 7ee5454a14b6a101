import { backend_util, type TensorInfo } from "@tensorflow/tfjs-core";
import { overrideKernel, type WasmKernel } from "./override-kernel.ts";

interface Inputs {
  readonly dy: TensorInfo;
  readonly input: TensorInfo;
}

interface Attributes {
  readonly filterSize: [number, number] | number;
  readonly strides: [number, number] | number;
  readonly pad: "valid" | "same" | number;
  readonly dimRoundingMode?: "floor" | "round" | "ceil";
}

/**
 * Corrects the gradient of max-pooling: the engine's own starts its search at the smallest *positive* float, so a
 * window whose values are all 0 or negative loses its gradient.
 */
export function installMaxPoolGrad(): void {
  overrideKernel("MaxPoolGrad", () => maxPoolGrad);
}

/** Sends each window's gradient to its largest element; of tied ones, to the first, as `cpu` does. */
const maxPoolGrad: WasmKernel<Inputs, Attributes> = ({ inputs: { dy, input }, attrs, backend }) => {
  const { filterSize, strides, pad, dimRoundingMode } = attrs;
  const shape = input.shape as [number, number, number, number];
  const pool = backend_util.computePool2DInfo(shape, filterSize, strides, 1, pad, dimRoundingMode);
  const { batchSize, inHeight, inWidth, outHeight, outWidth, inChannels } = pool;
  const gradient = backend.makeOutput([...input.shape], "float32");
  const [dx, x, errors] = [gradient, input, dy].map((tensor) =>
    backend.typedArrayFromHeap(tensor),
  ) as [Float32Array, Float32Array, Float32Array];
  dx.fill(0);
  let at = 0;
  for (let image = 0; image < batchSize; image++) {
    for (let row = 0; row < outHeight; row++) {
      const top = row * pool.strideHeight - pool.padInfo.top;
      const [firstRow, lastRow] = [Math.max(0, top), Math.min(inHeight, top + pool.filterHeight)];
      for (let column = 0; column < outWidth; column++) {
        const left = column * pool.strideWidth - pool.padInfo.left;
        const [first, last] = [Math.max(0, left), Math.min(inWidth, left + pool.filterWidth)];
        for (let channel = 0; channel < inChannels; channel++) {
          let largest = ((image * inHeight + firstRow) * inWidth + first) * inChannels + channel;
          for (let y = firstRow; y < lastRow; y++) {
            let i = ((image * inHeight + y) * inWidth + first) * inChannels + channel;
            for (let x0 = first; x0 < last; x0++, i += inChannels)
              if (x[i]! > x[largest]!) largest = i;
          }
          dx[largest]! += errors[at++]!;
        }
      }
    }
  }
  return gradient;
};
