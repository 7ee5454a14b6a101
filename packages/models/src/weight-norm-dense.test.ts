import { createRng } from "@gan/spec";
import { checkGradient, expectBalanced, testNetwork, useCpu } from "@gan/test-utils";
import {
  type Scalar,
  square,
  sum,
  type Tensor,
  tensor,
  tensor2d,
  tidy,
} from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";
import { describe, expect, it } from "vitest";
import {
  networkFromLayers,
  uniform,
  type WeightNormDenseOptions,
  weightNormDense,
} from "./index.ts";

useCpu();
const rng = createRng(11);
const draw = (name: string, size: number) =>
  rng.stream(name).fillUniform(new Float32Array(size), -1, 1);
const kernelInitializer = uniform(1, rng.stream("kernel"));
const [M, INPUTS, UNITS] = [4, 3, 2];
const x = draw("x", M * INPUTS);

function built(options: Partial<WeightNormDenseOptions> = {}) {
  const layer = weightNormDense({ name: "h0", units: UNITS, kernelInitializer, ...options });
  layer.build([null, INPUTS]);
  return layer;
}

it.each(["linear", "relu"] as const)("is f(g · xV / ‖V‖ + b) with %s", (activation) => {
  const layer = built({ activation, scale: 1.5 });
  const [kernel, scale, bias] = layer.getWeights();
  expect([...scale!.dataSync(), ...bias!.dataSync()]).toEqual([1.5, 1.5, 0, 0]);
  const values = { g: draw("g", UNITS), b: draw("b", UNITS) };
  const V = kernel!.dataSync();
  tidy(() => {
    layer.setWeights([kernel!, tensor(values.g), tensor(values.b)]);
    const y = (layer.call(tensor2d(x, [M, INPUTS]), {}) as Tensor).dataSync();
    for (let i = 0; i < M * UNITS; i++) {
      const [row, unit] = [Math.floor(i / UNITS), i % UNITS];
      let [product, squares] = [0, 0];
      for (let k = 0; k < INPUTS; k++) {
        product += x[row * INPUTS + k]! * V[k * UNITS + unit]!;
        squares += V[k * UNITS + unit]! ** 2;
      }
      const z = (values.g[unit]! * product) / Math.sqrt(squares) + values.b[unit]!;
      expect(y[i]).toBeCloseTo(activation === "relu" ? Math.max(0, z) : z, 4);
    }
  });
});

it("slopes as finite differences do in input, V, g and b", () => {
  const layer = built({ scale: 1.5 });
  checkGradient((moved) => sum(square(layer.call(moved, {}) as Tensor)) as Scalar, {
    ...{ values: x, shape: [M, INPUTS] },
  });
  for (const weight of layer.trainableWeights) {
    const { read } = weight;
    const at = { values: read.call(weight).dataSync(), shape: [...read.call(weight).shape] };
    checkGradient((moved) => {
      weight.read = () => moved;
      return sum(square(layer.call(tensor2d(x, [M, INPUTS]), {}) as Tensor)) as Scalar;
    }, at);
    weight.read = read;
  }
});

it("leaves g as it is when it is told so", () => {
  const names = (layer: layers.Layer) => layer.trainableWeights.map(({ name }) => name);
  const [trained, fixed] = [built(), built({ isScaleTrained: false })];
  expect(names(trained)).toHaveLength(3);
  expect(names(fixed)).toHaveLength(2);
  expect(names(fixed).some((name) => name.includes("scale"))).toBe(false);
  expect(fixed.nonTrainableWeights).toHaveLength(1);
});

it("stays finite where a column is all zeros", () => {
  const layer = built({ kernelInitializer: uniform(0, rng.stream("nothing")) });
  const y = tidy(() => (layer.call(tensor2d(x, [M, INPUTS]), {}) as Tensor).dataSync());
  expect([...y]).toEqual(new Array(M * UNITS).fill(0));
});

it("refuses another activation, and says what it is", () => {
  const wrong = { units: 2, kernelInitializer, activation: "tanh" as "relu" };
  expect(() => weightNormDense(wrong)).toThrow(
    /`activation` is "tanh", expected "linear" or "relu"/,
  );
  expect(() => weightNormDense({ units: 0, kernelInitializer })).toThrow(/`units` is 0/);
});

const create = () => {
  const dense = (name: string, units: number, more: object = {}) =>
    weightNormDense({
      name,
      units,
      kernelInitializer: uniform(1, createRng(1).stream(name)),
      ...more,
    });
  const stack = [
    layers.inputLayer({ inputShape: [INPUTS] }),
    dense("h0", 6, { activation: "relu", isScaleTrained: false }),
    dense("y", UNITS),
  ];
  return networkFromLayers(sequential({ layers: stack }), { role: "encoder" });
};

testNetwork("with weight normalization", create);

describe("a network of such layers", () => {
  it("keeps a fixed g among its state, so that checkpoints have it", () =>
    expectBalanced(() => {
      const network = create();
      expect(network.parameters.map(({ name }) => name)).toEqual([
        ...["h0/kernel", "h0/bias", "y/kernel", "y/scale", "y/bias"],
      ]);
      expect(network.state.map(({ name }) => name)).toEqual(["h0/scale"]);
      expect(network.layers[0]).toMatchObject({ description: "relu 6, weight norm" });
      network.dispose();
    }));
});
