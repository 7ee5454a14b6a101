import { backend_util, engine, mul, type Tensor, tensor4d } from "@tensorflow/tfjs-core";
import { replaceGradient } from "./supply-gradient.ts";

interface Attributes {
  readonly filterSize: number | [number, number];
  readonly strides: number | [number, number];
  readonly pad: "valid" | "same" | number;
}

/**
 * Replaces the gradient of average pooling, which is wrong where a window is partly padding: the average is over the
 * pixels inside, but TensorFlow.js gives each of them 1 / (pixels of a whole window).
 */
export function replaceAveragePool(): void {
  replaceGradient<Attributes>({
    kernelName: "AvgPool",
    inputsToSave: ["x"],
    gradFunc: (dy, [x], { filterSize, strides, pad }) => ({
      x: () => {
        const excess = excessOf(x!.shape, { filterSize, strides, pad });
        const errors = excess === undefined ? dy : mul(dy, excess);
        const inputs = { dy: errors, input: x! };
        return engine().runKernel("AvgPoolGrad", inputs, { filterSize, strides, pad }) as Tensor;
      },
    }),
  });
}

/** How many times as many pixels each window has as lie inside, `[1, rows, columns, 1]`; undefined where all lie inside. */
function excessOf(
  shape: readonly number[],
  { filterSize, strides, pad }: Attributes,
): Tensor | undefined {
  const pool = backend_util.computePool2DInfo(
    shape as [number, number, number, number],
    filterSize,
    strides,
    1,
    pad as number,
  );
  const { filterHeight, filterWidth, outHeight, outWidth, padInfo } = pool;
  const { top, bottom, left, right } = padInfo;
  if (Math.max(top, bottom, left, right) === 0) return undefined;
  const inside = (start: number, size: number, end: number) =>
    Math.min(start + size, end) - Math.max(start, 0);
  const excess = new Float32Array(outHeight * outWidth);
  for (let row = 0; row < outHeight; row++) {
    const rows = inside(row * pool.strideHeight - top, filterHeight, pool.inHeight);
    for (let column = 0; column < outWidth; column++) {
      const columns = inside(column * pool.strideWidth - left, filterWidth, pool.inWidth);
      excess[row * outWidth + column] = (filterHeight * filterWidth) / (rows * columns);
    }
  }
  return tensor4d(excess, [1, outHeight, outWidth, 1]);
}
