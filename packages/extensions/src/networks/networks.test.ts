import { createRng } from "@gan/spec";
import { expectBalanced, testNetwork, useCpu } from "@gan/test-utils";
import { type Tensor2D, tensor2d, tidy } from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import {
  completing,
  digitClassifier,
  encoder,
  frozen,
  hinted,
  semiSupervisedDiscriminator,
  semiSupervisedGenerator,
} from "../index.ts";

useCpu();
const rng = () => createRng(3);
const small = { exampleSize: 9, width: 0.02 };

testNetwork("encoder", () => encoder({ ...small, noiseSize: 4, rng: rng() }));
testNetwork("encoder with a code", () =>
  encoder({ ...small, noiseSize: 4, codeSize: 3, rng: rng() }),
);
testNetwork("that completes", () =>
  completing(encoder({ exampleSize: 3 + 8, noiseSize: 4, width: 0.02, rng: rng() })),
);
testNetwork("that completes, told departures from the mean", () =>
  completing(encoder({ exampleSize: 3 + 8, noiseSize: 4, width: 0.02, rng: rng() }), {
    mean: [0.1, 0.2, 0.3, 0.4],
  }),
);
testNetwork("that gets a hint", () =>
  hinted(encoder({ exampleSize: 2 * 4, noiseSize: 4, width: 0.02, rng: rng() })),
);
testNetwork("for few labels, D", () => semiSupervisedDiscriminator({ ...small, rng: rng() }));
testNetwork("for few labels, G", () =>
  semiSupervisedGenerator({ ...small, noiseSize: 4, rng: rng() }),
);

describe("published sizes", () => {
  const count = (layers: readonly { readonly parameterCount: number }[]) =>
    layers.reduce((sum, { parameterCount }) => sum + parameterCount, 0);
  const dense = (sizes: readonly number[]) =>
    sizes.slice(1).reduce((sum, units, i) => sum + (sizes[i]! + 1) * units, 0);

  it("are those of the paper's generator turned round", () => {
    expect(count(encoder.describe())).toBe(dense([784, 1200, 1200, 100]));
    expect(dense([784, 1200, 1200, 100])).toBe(2_503_300);
    const coded = encoder.describe({ hiddenSizes: [800, 800], codeSize: 50 });
    expect(count(coded)).toBe(784 * 50 + dense([50, 800, 800, 100]));
    expect(coded.at(-1)).toMatchObject({ name: "features", outputShape: [150] });
  });

  it("are Salimans' for few labels, D's norms untrained but the last", () => {
    const D = semiSupervisedDiscriminator.describe();
    expect(count(D)).toBe(dense([784, 1000, 500, 250, 250, 250, 10]) + 10);
    // 10 logits, then the 250 features of the last hidden layer.
    expect(D.at(-1)).toMatchObject({ name: "features", outputShape: [260] });
    // Batch normalization has no bias below it, and an offset and a scale of its own; pixels have a norm each.
    const G = 100 * 500 + 2 * 500 + 500 * 500 + 2 * 500 + (501 + 1) * 784;
    expect(count(semiSupervisedGenerator.describe())).toBe(G);
  });

  it("are small for the judge", () => {
    expect(count(digitClassifier.describe())).toBe(253_514);
    expect(digitClassifier.describe().at(-1)).toMatchObject({ outputShape: [74] });
  });
});

it("starts D so that its logits have mean 0 and variance 1 on the examples it starts from, under the same noise", () => {
  const rows = 50;
  const examples = rng()
    .stream("x")
    .fillMask(new Float32Array(rows * 784), 0.2);
  const network = semiSupervisedDiscriminator({ examples, rng: rng(), width: 0.1 });
  const logits = tidy(() => {
    const x = tensor2d(examples, [rows, 784]);
    return network.apply(x, { mode: "train", stream: rng().stream("start") }).arraySync();
  });
  for (let unit = 0; unit < 10; unit++) {
    const values = logits.map((row) => row[unit]!);
    const mean = values.reduce((sum, value) => sum + value, 0) / rows;
    const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / rows;
    expect(Math.abs(mean)).toBeLessThan(1e-4);
    expect(variance).toBeCloseTo(1, 3);
  }
  network.dispose();
});

it("tells G departures from the mean, the more loudly the less is visible", () =>
  expectBalanced(() => {
    const inner = encoder({ exampleSize: 1 + 4, noiseSize: 2, width: 0.02, rng: rng() });
    const network = completing(inner, { mean: [0.25, 0.5] });
    const options = { mode: "evaluate", stream: rng().stream("masks") } as const;
    tidy(() => {
      // z; m x; m: the first of two numbers is visible.
      const made = network.apply(tensor2d([[0.7, 0.75, 0, 1, 0]]), options).dataSync();
      const told = tensor2d([[0.7, Math.SQRT2 * 0.5, 0, Math.SQRT2 * 0.3, 0]]);
      const expected = inner.apply(told, options).dataSync();
      expect(made[0]).toBe(0.75);
      expect(made[1]).toBeCloseTo(expected[1]!, 5);
    });
    network.dispose();
  }));

it("stands still when it is frozen: no masks, and no statistics that run", () =>
  expectBalanced(() => {
    const moving = semiSupervisedGenerator({ ...small, noiseSize: 4, rng: rng() });
    const network = frozen(moving);
    const x = tensor2d(rng().stream("z").fillUniform(new Float32Array(20), -1, 1), [5, 4]);
    const at = (mode: "train" | "evaluate", of = network): Tensor2D =>
      of.apply(x, { mode, stream: rng().stream("masks") });
    const state = () => network.state.map(({ variable }) => variable.dataSync().join());
    const before = state();
    tidy(() => {
      expect([...at("train").dataSync()]).toEqual([...at("evaluate").dataSync()]);
      expect(state()).toEqual(before);
      expect([...at("train", moving).dataSync()]).not.toEqual([...at("evaluate").dataSync()]);
    });
    expect(state()).not.toEqual(before);
    x.dispose();
    network.dispose();
  }));

it("tells D a tenth less of the mask than there is, another tenth each time", () =>
  expectBalanced(() => {
    const [rows, size] = [200, 4];
    let seen!: number[][];
    const inner = encoder({ exampleSize: 2 * size, noiseSize: size, width: 0.02, rng: rng() });
    const network = hinted({
      ...inner,
      apply(x, options) {
        seen = x.arraySync();
        return inner.apply(x, options);
      },
    });
    tidy(() => {
      const masks = rng()
        .stream("mask")
        .fillMask(new Float32Array(rows * size), 0.5);
      const visible = masks.map(Math.sign);
      const row = (i: number) => [...visible.subarray(i * size, (i + 1) * size)];
      const given = Array.from({ length: rows }, (_, i) => [7, 8, 9, 10, 0, 0, 0, 0, ...row(i)]);
      const hintsIn = (mode: "train" | "evaluate", name = "a") => {
        network.apply(tensor2d(given), { mode, stream: rng().stream(name) });
        expect(seen.every((each) => each.slice(0, size).join() === "7,8,9,10")).toBe(true);
        return seen.flatMap((each) => each.slice(size));
      };
      const told = hintsIn("train");
      for (const [i, hint] of told.entries()) expect([visible[i], 0.5]).toContain(hint);
      const share = told.filter((hint) => hint !== 0.5).length / told.length;
      expect(Math.abs(share - 0.9)).toBeLessThan(4 * Math.sqrt((0.9 * 0.1) / told.length));
      expect(hintsIn("train")).toEqual(told);
      expect(hintsIn("train", "b")).not.toEqual(told);
      for (const [i, hint] of hintsIn("evaluate").entries()) {
        expect(hint).toBeCloseTo(0.05 + 0.9 * visible[i]!, 6);
      }
    });
    network.dispose();
  }));
