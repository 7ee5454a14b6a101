import { createRng } from "@gan/spec";
import { testNetwork, useCpu } from "@gan/test-utils";
import { scalar, tensor2d, tidy } from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";
import { expect, it } from "vitest";
import {
  fadingNoise,
  networkFromLayers,
  startFromData,
  uniform,
  weightNormDense,
} from "./index.ts";

useCpu();
const rng = createRng(5);
const [M, SIZE, STDDEV] = [4, 6, 0.5];
const x = rng.stream("x").fillUniform(new Float32Array(M * SIZE), -1, 1);
const noise = fadingNoise({ name: "noise", stddev: STDDEV });

const networkOf = (...stack: layers.Layer[]) =>
  networkFromLayers(sequential({ layers: [layers.inputLayer({ inputShape: [SIZE] }), ...stack] }), {
    role: "encoder",
  });

testNetwork("with fading noise", () =>
  networkOf(
    fadingNoise({ stddev: STDDEV }),
    layers.dense({ units: 3, kernelInitializer: uniform(1, rng.stream("kernel")) }),
  ),
);

it("adds as much Gaussian noise as its share says, and none when it is evaluated", () => {
  using network = networkOf(noise);
  const [share] = network.state;
  expect([share!.name, share!.variable.shape, network.parameters]).toEqual(["noise/share", [], []]);
  expect(network.layers[0]).toMatchObject({ description: "gaussian noise 0.5, fading" });
  const drawn = rng.stream("n").fillNoise(new Float32Array(M * SIZE), STDDEV);
  const rows = tensor2d(x, [M, SIZE]);
  for (const left of [1, 0.25, 0]) {
    tidy(() => share!.variable.assign(scalar(left)));
    const added = tidy(() =>
      network.apply(rows, { mode: "train", stream: rng.stream("n") }).dataSync(),
    );
    for (const [i, value] of added.entries()) {
      expect(value).toBeCloseTo(x[i]! + left * drawn[i]!, 6);
    }
  }
  tidy(() => share!.variable.assign(scalar(1)));
  const seen = tidy(() =>
    network.apply(rows, { mode: "evaluate", stream: rng.stream("n") }).dataSync(),
  );
  expect(seen).toEqual(x);
  rows.dispose();
});

it("lets layers start from data as Gaussian noise does", () => {
  const norms = [layers.gaussianNoise, fadingNoise].map((noisy) => {
    const kernelInitializer = uniform(1, rng.stream("start kernel"));
    const dense = weightNormDense({ units: 2, kernelInitializer });
    dense.build([null, SIZE]);
    startFromData([noisy({ stddev: STDDEV }), dense], { values: x, stream: rng.stream("start") });
    return dense.getWeights().map((weight) => weight.dataSync());
  });
  expect(norms[1]).toEqual(norms[0]);
});

it("refuses less noise than none", () => {
  expect(() => fadingNoise({ stddev: -1 })).toThrow(/`stddev` is -1, expected a number from 0/);
  expect(() => fadingNoise(undefined as never)).toThrow(/fadingNoise/);
});
