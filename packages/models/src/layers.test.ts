import { createRng } from "@gan/spec";
import { checkGradient, expectBalanced, useCpu } from "@gan/test-utils";
import {
  type Scalar,
  square,
  sum,
  type Tensor4D,
  tensor,
  tensor4d,
  tidy,
} from "@tensorflow/tfjs-core";
import type { layers } from "@tensorflow/tfjs-layers";
import { expect, it } from "vitest";
import { deconv2d, maxoutConv2d, maxoutDense, maxPoolCeil, uniform } from "./index.ts";

useCpu();
const rng = createRng(11);
const drawn = (name: string, size: number) =>
  rng.stream(name).fillUniform(new Float32Array(size), -1, 1);
const kernelInitializer = uniform(1, rng.stream("kernel"));

/** Builds a layer on rows of one shape, gives it a bias that is not 0, and reads its weights. */
function built(layer: layers.Layer, inputShape: number[]) {
  layer.build([null, ...inputShape]);
  const [kernel, bias] = layer.trainableWeights;
  tidy(() => void bias!.write(tensor(drawn("bias", bias!.read().size), bias!.read().shape)));
  const [kernelValues, biasValues] = [kernel!, bias!].map((weight) => weight.read().dataSync());
  return { kernelValues: kernelValues!, biasValues: biasValues! };
}

/** Expects central differences to agree in every weight of a layer, at an input. */
function checkWeights(layer: layers.Layer, input: ArrayLike<number>, inputShape: number[]): void {
  const x = tensor(Float32Array.from(input), inputShape);
  for (const weight of layer.trainableWeights) {
    const { read } = weight;
    const at = { values: weight.read().dataSync(), shape: weight.read().shape };
    checkGradient(
      (moved) => {
        weight.read = () => moved;
        return sum(square(layer.call(x, {}) as Tensor4D)) as Scalar;
      },
      at,
      { step: 1e-3 },
    );
    weight.read = read;
  }
  x.dispose();
}

/** Reads pixel (y, x) of an image in rows of channels; 0 outside. */
const pixel =
  (values: ArrayLike<number>, n: number, channels: number) => (y: number, x: number, c: number) =>
    y >= 0 && y < n && x >= 0 && x < n ? values[(y * n + x) * channels + c]! : 0;

it("pools partial windows at the edge: 5 × 5 by 2 / 2 gives 3 × 3", () =>
  expectBalanced(() => {
    const values = [3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8, 9, 7, 9, 3, 2, 3, 8, 4, 6, 2, 6, 4, 3];
    tidy(() => {
      const pooled = maxPoolCeil(tensor4d(values, [1, 5, 5, 1]), { size: 2, stride: 2 });
      expect(pooled.shape).toEqual([1, 3, 3, 1]);
      expect([...pooled.dataSync()]).toEqual([9, 6, 5, 8, 9, 9, 6, 6, 3]);
    });
  }));

it.each([
  [33, 4, 2, 16],
  [15, 4, 2, 7],
  [9, 2, 2, 5],
  [8, 4, 4, 2],
])("pools %d pixels by %d / %d into the paper's %d", (n, size, stride, expected) => {
  tidy(() => {
    const values = drawn("pixels", n * n).map((value) => value - 5);
    const pooled = maxPoolCeil(tensor4d(values, [1, n, n, 1]), { size, stride });
    const out = Array.from({ length: expected * expected }, (_, i) => {
      const [top, left] = [Math.floor(i / expected) * stride, (i % expected) * stride];
      let largest = Number.NEGATIVE_INFINITY;
      for (let y = top; y < Math.min(n, top + size); y++) {
        for (let x = left; x < Math.min(n, left + size); x++) {
          largest = Math.max(largest, values[y * n + x]!);
        }
      }
      return largest;
    });
    expect([...pooled.dataSync()]).toEqual(out);
  });
});

it("has the gradient of pooling, at the edge too", () => {
  checkGradient(
    (x) => sum(square(maxPoolCeil(x as Tensor4D, { size: 2, stride: 2 }))) as Scalar,
    { values: [3, 1, 4, 1.5, 5, 9, 2, 6, -5], shape: [1, 3, 3, 1] },
    { step: 1e-1 },
  );
});

it("says which windows fit", () => {
  const x = tensor4d([1, 2, 3, 4], [1, 2, 2, 1]);
  expect(() => maxPoolCeil(x, { size: 2, stride: 3 })).toThrow(
    /`stride` is 3, expected .* 1 to the size, 2/,
  );
  expect(() => maxPoolCeil(x, { size: 3, stride: 1 })).toThrow(/Use a smaller window/);
  x.dispose();
});

it("convolves with one bias per detector and takes the larger of channels 2c and 2c + 1", () =>
  expectBalanced(() => {
    const [n, inputs, kernelSize, padding, channels, pieces] = [5, 2, 4, 2, 3, 2];
    const options = { channels, pieces, kernelSize, padding, kernelInitializer };
    const layer = maxoutConv2d({ name: "h0", ...options });
    const { kernelValues, biasValues } = built(layer, [n, n, inputs]);
    const values = drawn("pixels", n * n * inputs);
    const image = pixel(values, n, inputs);
    const side = n + 2 * padding - kernelSize + 1;
    const detectors = channels * pieces;
    const detector = (y: number, x: number, d: number) => {
      let response = biasValues[d]!;
      for (let i = 0; i < kernelSize; i++) {
        for (let j = 0; j < kernelSize; j++) {
          for (let c = 0; c < inputs; c++) {
            const weight = kernelValues[((i * kernelSize + j) * inputs + c) * detectors + d]!;
            response += weight * image(y + i - padding, x + j - padding, c);
          }
        }
      }
      return response;
    };
    tidy(() => {
      const y = layer.call(tensor(values, [1, n, n, inputs]), {}) as Tensor4D;
      expect(y.shape).toEqual([1, side, side, channels]);
      expect(layer.computeOutputShape([null, n, n, inputs])).toEqual([null, side, side, channels]);
      y.dataSync().forEach((value, i) => {
        const [c, position] = [i % channels, Math.floor(i / channels)];
        const at = [Math.floor(position / side), position % side] as const;
        const expected = Math.max(detector(...at, 2 * c), detector(...at, 2 * c + 1));
        expect(value).toBeCloseTo(expected, 4);
      });
    });
    checkGradient(
      (x) => sum(square(layer.call(x, {}) as Tensor4D)) as Scalar,
      { values, shape: [1, n, n, inputs] },
      { step: 1e-3 },
    );
    checkWeights(layer, values, [1, n, n, inputs]);
    for (const weight of layer.weights) weight.dispose();
  }));

it("adds each pixel's multiple of the kernel to the output, and a bias of its own to every output", () =>
  expectBalanced(() => {
    const [n, inputs, channels, kernelSize, stride] = [3, 2, 2, 5, 3];
    const layer = deconv2d({ name: "y", channels, kernelSize, stride, kernelInitializer });
    const { kernelValues, biasValues } = built(layer, [n, n, inputs]);
    const side = stride * (n - 1) + kernelSize;
    expect(biasValues).toHaveLength(side * side * channels);
    const values = drawn("pixels", n * n * inputs);
    const expected = Float64Array.from(biasValues);
    for (let y = 0; y < n; y++) {
      for (let x = 0; x < n; x++) {
        for (let i = 0; i < kernelSize; i++) {
          for (let j = 0; j < kernelSize; j++) {
            for (let c = 0; c < channels; c++) {
              for (let d = 0; d < inputs; d++) {
                const weight = kernelValues[((i * kernelSize + j) * channels + c) * inputs + d]!;
                const target = ((y * stride + i) * side + x * stride + j) * channels + c;
                expected[target]! += weight * values[(y * n + x) * inputs + d]!;
              }
            }
          }
        }
      }
    }
    tidy(() => {
      const y = layer.call(tensor(values, [1, n, n, inputs]), {}) as Tensor4D;
      expect(y.shape).toEqual([1, side, side, channels]);
      y.dataSync().forEach((value, i) => {
        expect(value).toBeCloseTo(expected[i]!, 4);
      });
    });
    checkGradient((x) => sum(square(layer.call(x, {}) as Tensor4D)) as Scalar, {
      values,
      shape: [1, n, n, inputs],
    });
    checkWeights(layer, values, [1, n, n, inputs]);
    for (const weight of layer.weights) weight.dispose();
  }));

it("has the gradients of a fully connected maxout layer", () =>
  expectBalanced(() => {
    const layer = maxoutDense({ name: "h0", units: 3, pieces: 4, kernelInitializer });
    built(layer, [5]);
    checkWeights(layer, drawn("rows", 10), [2, 5]);
    for (const weight of layer.weights) weight.dispose();
  }));

it("says which kernels fit", () => {
  const layer = maxoutConv2d({
    name: "h0",
    channels: 1,
    pieces: 2,
    kernelSize: 5,
    kernelInitializer,
  });
  expect(() => layer.computeOutputShape([null, 4, 4, 1])).toThrow(
    "`input of h0` has shape [any, 4, 4, 1], expected [any, 5, 5, any]. Use a smaller kernel or more padding.",
  );
});
