import { createRng, datasetFromFloats } from "@gan/spec";
import { expectBalanced, testCondition, tinyNetwork, useCpu } from "@gan/test-utils";
import { tensor2d, tidy } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { completing, hiddenHalf, hiddenShare, showing, visiblePart } from "../index.ts";

useCpu();
const values = createRng(2)
  .stream("x")
  .fillUniform(new Float32Array(5 * 4), 0.1, 1);
const examples = datasetFromFloats({ name: "x", exampleShape: [2, 2, 1], values });
testCondition(visiblePart({ mask: hiddenShare(0.5), examples }), { exampleSize: 4 });

it("is what is seen, then which it is", () =>
  expectBalanced(() => {
    const { of, size } = visiblePart({ mask: hiddenHalf("left"), examples });
    expect(size).toBe(8);
    const x = tensor2d([1, 2, 3, 4, 5, 6, 7, 8], [2, 4]);
    const given = of({ x }, createRng(1).stream("c"));
    expect(given.arraySync()).toEqual([
      [0, 2, 0, 4, 0, 1, 0, 1],
      [0, 6, 0, 8, 0, 1, 0, 1],
    ]);
    x.dispose();
    given.dispose();
  }));

it("shows each example of a minibatch under a mask of its own, the same for the same stream", () => {
  const { of } = visiblePart({ mask: hiddenShare(0.5), examples });
  const masksAt = (seed: number) =>
    tidy(() => {
      const x = tensor2d(new Float32Array(40).fill(1), [10, 4]);
      return of({ x }, createRng(seed).stream("c")).arraySync();
    });
  expect(new Set(masksAt(1).map(String)).size).toBeGreaterThan(3);
  expect(masksAt(1)).toEqual(masksAt(1));
  expect(masksAt(2)).not.toEqual(masksAt(1));
});

it("draws parts of the examples that it was given", () => {
  const { draw } = visiblePart({ mask: hiddenHalf("top"), examples });
  const given = draw!(20, createRng(3).stream("c"));
  const below = Array.from({ length: 5 }, (_, i) => values.slice(4 * i + 2, 4 * i + 4).join());
  const seen = new Set<string>();
  for (let i = 0; i < 20; i++) {
    const row = given.subarray(8 * i, 8 * i + 8);
    expect([...row.subarray(0, 2), ...row.subarray(4)]).toEqual([0, 0, 0, 0, 1, 1]);
    expect(below).toContain(row.subarray(2, 4).join());
    seen.add(row.subarray(2, 4).join());
  }
  expect(seen.size).toBeGreaterThan(2);
});

it("is made for given examples and masks, one for each", () => {
  const masks = Float32Array.from({ length: 20 }, (_, i) => i % 2);
  const given = showing(examples, masks);
  for (let i = 0; i < 20; i++) {
    const at = Math.floor(i / 4) * 8 + (i % 4);
    expect(given[at]).toBe(i % 2 === 1 ? values[i] : 0);
    expect(given[at + 4]).toBe(i % 2);
  }
  expect(() => showing(examples, masks.subarray(4))).toThrow(
    /`masks` has shape \[4, 4\], expected \[5, 4\]\. Give each example a mask/,
  );
});

it("is kept to the bit by a completing generator, which fills in what is hidden", () =>
  expectBalanced(() => {
    const rng = createRng(4);
    const inner = tinyNetwork({ inputSize: 3 + 8, outputSize: 4, rng });
    const network = completing(inner);
    const masks = Float32Array.from({ length: 20 }, (_, i) => Number(i % 3 > 0));
    const given = showing(examples, masks);
    const noise = rng.stream("z").fillUniform(new Float32Array(5 * 3), -1, 1);
    const options = { mode: "train", stream: rng.stream("masks") } as const;
    tidy(() => {
      const rows = Array.from({ length: 5 }, (_, i) => [
        ...noise.subarray(3 * i, 3 * i + 3),
        ...given.subarray(8 * i, 8 * i + 8),
      ]);
      const x = tensor2d(rows);
      const [filled, guessed] = [network.apply(x, options), inner.apply(x, options)].map((y) =>
        y.dataSync(),
      );
      for (let i = 0; i < 20; i++) {
        expect(filled![i]).toBe(masks[i] === 1 ? values[i] : guessed![i]);
      }
    });
    expect(network.parameters).toBe(inner.parameters);
    network.dispose();
  }));
