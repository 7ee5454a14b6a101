import { createRng, datasetFromFloats, readRows } from "@gan/spec";
import { expectBalanced, tinyNetwork, useCpu } from "@gan/test-utils";
import { tensor2d, tidy } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { classAgreement, readClasses } from "./index.ts";

useCpu();
const SIZE = 30;
const values = createRng(2)
  .stream("x")
  .fillUniform(new Float32Array(SIZE * 2), -9, 9);

it("reads the largest of the first logits, whatever follows them", () =>
  expectBalanced(async () => {
    const network = tinyNetwork({
      inputSize: 2,
      outputSize: 5,
      rng: createRng(4),
      range: 2,
      keep: 0.5,
    });
    const examples = datasetFromFloats({ name: "x", exampleShape: [2], values });
    const read = await readClasses(network, examples, 3);
    const rows = tidy(() => {
      const x = tensor2d(readRows(examples, 0, SIZE), [SIZE, 2]);
      return network.apply(x, { mode: "evaluate", stream: createRng(0).stream("") }).arraySync();
    });
    const expected = rows.map(([a, b, c]) => [a!, b!, c!].indexOf(Math.max(a!, b!, c!)));
    expect([...read]).toEqual(expected);
    expect(new Set(expected).size).toBeGreaterThan(1);
    // Every third has another label than the class that is read.
    const labels = Uint8Array.from(expected, (label, i) => (i % 3 === 0 ? (label + 1) % 3 : label));
    const labeled = datasetFromFloats({ name: "x", exampleShape: [2], values, labels });
    expect(await classAgreement(network, labeled, 3)).toBeCloseTo(2 / 3, 10);
    await expect(classAgreement(network, examples, 3)).rejects.toThrow(/a data set with labels/);
    network.dispose();
  }));
