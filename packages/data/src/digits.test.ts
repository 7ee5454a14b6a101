import { createHash } from "node:crypto";
import { type Dataset, GanError } from "@gan/spec";
import { afterEach, describe, expect, it, vi } from "vitest";
import { type DigitsOptions, loadDigits } from "./digits.ts";

afterEach(() => vi.restoreAllMocks());

describe("the data set", () => {
  it("says what it is", () => {
    const { name, size, exampleShape, range } = loadDigits({ split: "validation" });
    expect({ name, size, exampleShape, range }).toEqual({
      name: "digits/validation",
      size: 1_000,
      exampleShape: [28, 28, 1],
      range: [0, 1],
    });
  });

  it("holds every class equally often, each once in every ten examples", () => {
    const { labels } = loadDigits({ split: "test", size: 200 });
    for (let from = 0; from < 200; from += 10) {
      expect([...labels!.slice(from, from + 10)].sort()).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    }
    expect(labels!.slice(0, 10)).not.toEqual(labels!.slice(10, 20));
  });

  it("has MNIST's published mean and standard deviation of pixels, .1307 and .3081", () => {
    const values = valuesOf(loadDigits({ split: "train", size: 2_000 }));
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    const square = values.reduce((sum, value) => sum + value * value, 0) / values.length;
    expect(Math.abs(mean - 0.1307)).toBeLessThan(0.005);
    expect(Math.abs(Math.sqrt(square - mean * mean) - 0.3081)).toBeLessThan(0.005);
  });

  it("draws no two equal digits among 10,000", () => {
    const values = valuesOf(loadDigits({ split: "train", size: 10_000 }));
    const hashes = Array.from({ length: 10_000 }, (_, i) =>
      hash(values.subarray(i * 784, i * 784 + 784)),
    );
    expect(new Set(hashes).size).toBe(10_000);
  });
});

describe("its randomness", () => {
  it("gives the same bytes in every process and engine", () => {
    const digest = hash(valuesOf(loadDigits({ split: "train", size: 500 })));
    expect(digest).toBe("4708d49d82a88941c6fce69e0bf1f4f03a67ff8cfd2cb9a3e0e8a849a90aa0ee");
  });

  it("uses no function whose last bit differs between engines", () => {
    const exact = ["sqrt", "floor", "ceil", "round", "min", "max", "abs", "imul", "clz32"];
    const inexact = Object.getOwnPropertyNames(Math).filter(
      (name) => typeof Reflect.get(Math, name) === "function" && !exact.includes(name),
    ) as "sin"[];
    const spies = inexact.map((name) => vi.spyOn(Math, name));
    loadDigits({ split: "train", size: 500 });
    expect(inexact).toContain("exp");
    expect(spies.filter((spy) => spy.mock.calls.length > 0)).toEqual([]);
  });

  it("makes example i from seed, split and i alone, so a small set begins a large one", () => {
    const small = loadDigits({ split: "test", size: 7 });
    const large = loadDigits({ split: "test", size: 40 });
    expect(valuesOf(small)).toEqual(valuesOf(large).slice(0, 7 * 784));
    expect(small.labels).toEqual(large.labels!.slice(0, 7));
  });

  it("draws other digits for another seed and in another split", () => {
    const options: DigitsOptions[] = [
      { split: "train", size: 100 },
      { split: "train", size: 100, seed: 1 },
      { split: "validation", size: 100 },
      { split: "test", size: 100 },
    ];
    const images = options.flatMap((option) => {
      const values = valuesOf(loadDigits(option));
      return Array.from({ length: 100 }, (_, i) => hash(values.subarray(i * 784, i * 784 + 784)));
    });
    expect(new Set(images).size).toBe(400);
  });
});

describe("bad input", () => {
  const bad: [object, string][] = [
    [{ split: "trian" }, "Did you mean `train`?"],
    [{ split: "train", size: 0 }, "`size` is 0, expected a whole number of at least 1."],
    [{ split: "train", seed: -1 }, "`seed` is -1, expected a whole number from 0 to 2⁵³ − 1."],
    [{ split: "train", seed: 0.5 }, "`seed` is 0.5"],
  ];
  it.each(bad)("%o is answered with a sentence", (options, sentence) => {
    try {
      loadDigits(options as DigitsOptions);
      expect.unreachable();
    } catch (error) {
      expect(GanError.is(error)).toBe(true);
      expect((error as Error).message).toContain(sentence);
    }
  });
});

function valuesOf(dataset: Dataset): Float32Array {
  const values = new Float32Array(dataset.size * 784);
  dataset.read(
    Array.from({ length: dataset.size }, (_, i) => i),
    values,
  );
  return values;
}

/** Of the bytes, which are what the values are 255ths of. */
function hash(values: Float32Array): string {
  const bytes = Uint8Array.from(values, (value) => Math.round(value * 255));
  return createHash("sha256").update(bytes).digest("hex");
}
