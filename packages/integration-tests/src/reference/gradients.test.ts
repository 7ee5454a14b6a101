import { createRng } from "@gan/spec";
import { describe, expect, it } from "vitest";
import type { Activation } from "./activations.ts";
import { discriminatorGradients, generatorGradients } from "./gradients.ts";
import { type GeneratorLoss, lossOfFake, lossOfGenerator, lossOfReal } from "./losses.ts";
import { type Matrix, matrix } from "./matrix.ts";
import { forward, type Layer, type LayerGradient, type Masks } from "./network.ts";

const rng = createRng(11);

function uniform(name: string, rows: number, columns: number, limit: number): Matrix {
  const numbers = rng.stream(name).fillUniform(new Float32Array(rows * columns), -limit, limit);
  return matrix(rows, columns, numbers);
}

function layer(name: string, inputs: number, outputs: number, activation: Activation): Layer {
  const bias = uniform(`${name}/bias`, 1, outputs, 0.5).values;
  return { kernel: uniform(`${name}/kernel`, inputs, outputs, 1), bias, activation };
}

function masks(name: string, rows: number, ...columns: number[]): Masks {
  return columns.map((width, i) => {
    const keep = i === 0 ? 0.8 : 0.5;
    const numbers = rng.stream(`${name}${i}`).fillMask(new Float32Array(rows * width), keep);
    return matrix(rows, width, numbers);
  });
}

const generator = [
  layer("g0", 3, 6, "relu"),
  layer("g1", 6, 6, "sigmoid"),
  layer("g2", 6, 5, "relu"),
  layer("g3", 5, 4, "sigmoid"),
];
const real = uniform("real", 5, 4, 1);
const noise = uniform("noise", 7, 3, 1.7);
const realMasks = masks("real", 5, 4, 8, 8);
const fakeMasks = masks("fake", 7, 4, 8, 8);

/** The last bias moves all logits by as much, so the losses are met at both their ends. */
describe.each([0, 100, -100])("with logits around %d", (shift) => {
  const last = layer("d2", 8, 1, "linear");
  const discriminator = [
    layer("d0", 4, 24, { pieces: 3 }),
    layer("d1", 8, 16, { pieces: 2 }),
    { ...last, bias: last.bias.map((value) => value + shift) },
  ];
  const pass = () => {
    const made = forward(generator, noise);
    const judged = forward(discriminator, made.output, fakeMasks);
    return { made, judged, onReal: forward(discriminator, real, realMasks) };
  };

  it("agrees with central differences for D", () => {
    const { onReal, judged } = pass();
    const { loss, gradients } = discriminatorGradients(discriminator, onReal, judged, 0.5);
    const value = () => {
      const now = pass();
      return 0.5 * (lossOfReal(now.onReal.output).value + lossOfFake(now.judged.output).value);
    };
    expect(loss).toBe(value());
    expectSlopes(discriminator, gradients, value);
  });

  it.each<GeneratorLoss>(["minimax", "non-saturating"])(
    "agrees with central differences for G, %s",
    (kind) => {
      const { made, judged } = pass();
      const players = { generator, discriminator };
      const { loss, gradients } = generatorGradients(players, made, judged, kind);
      const value = () => lossOfGenerator(kind, pass().judged.output).value;
      expect(loss).toBe(value());
      expectSlopes(generator, gradients, value);
    },
  );
});

it("gives the whole slope to the first of tied pieces, and none at a rectifier's kink", () => {
  const tied: Layer = {
    kernel: matrix(1, 2, [1, 1]),
    bias: new Float64Array(2),
    activation: { pieces: 2 },
  };
  const last: Layer = {
    kernel: matrix(1, 1, [1]),
    bias: new Float64Array(1),
    activation: "linear",
  };
  const trace = forward([tied, last], matrix(1, 1, [3]));
  const [{ kernel }] = slopesAtOne([tied, last], trace) as [LayerGradient];
  expect([...kernel]).toEqual([-3 * 0.5 * (2 / (1 + Math.exp(3))), 0]);

  const kink: Layer = { kernel: matrix(1, 1, [1]), bias: new Float64Array(1), activation: "relu" };
  const [{ bias }] = slopesAtOne([kink, last], forward([kink, last], matrix(1, 1, [0]))) as [
    LayerGradient,
  ];
  expect([...bias]).toEqual([0]);
});

/** D's gradient when real examples cost and fake ones, at logits of -1000, do not. */
function slopesAtOne(layers: readonly Layer[], trace: ReturnType<typeof forward>): LayerGradient[] {
  const silent = { ...trace, output: matrix(1, 1, [-1000]) };
  return discriminatorGradients(layers, trace, silent, 1).gradients;
}

/** Moves every parameter in turn. Beside a kink within reach of the step the agreement would break. */
function expectSlopes(
  layers: readonly Layer[],
  gradients: LayerGradient[],
  loss: () => number,
): void {
  const step = 1e-5;
  const analytic: number[] = [];
  const numeric: number[] = [];
  layers.forEach(({ kernel, bias }, i) => {
    for (const [values, slopes] of [
      [kernel.values, gradients[i]!.kernel],
      [bias, gradients[i]!.bias],
    ] as const) {
      values.forEach((value, at) => {
        values[at] = value + step;
        const above = loss();
        values[at] = value - step;
        numeric.push((above - loss()) / (2 * step));
        analytic.push(slopes[at]!);
        values[at] = value;
      });
    }
  });
  const largest = Math.max(...numeric.map(Math.abs));
  analytic.forEach((slope, at) => {
    expect(Math.abs(slope - numeric[at]!)).toBeLessThanOrEqual(1e-6 * largest);
  });
}
