import { describe, expect, it } from "vitest";
import { memoryStore } from "./memory-store.ts";
import { readOptions, writeOptions } from "./options.ts";
import { assertSameOptions } from "./same-options.ts";

describe("a run's settings", () => {
  it("are indented JSON with sorted keys, whatever order they were given in", async () => {
    const store = memoryStore();
    await writeOptions(store, { seed: 0, data: { name: "mnist", from: undefined, a: [2, 1] } });
    expect(new TextDecoder().decode(await store.read("options.json"))).toBe(
      '{\n  "data": {\n    "a": [\n      2,\n      1\n    ],\n    "name": "mnist"\n  },\n  "seed": 0\n}\n',
    );
    expect(await readOptions(store)).toEqual({ data: { a: [2, 1], name: "mnist" }, seed: 0 });
  });

  it("are absent where none were stored", async () => {
    expect(await readOptions(memoryStore())).toBeUndefined();
  });

  it.each(["", "{", "[]", "null", "3"])("are refused when the file holds %j", async (text) => {
    const store = memoryStore();
    await store.writeAtomically("options.json", new TextEncoder().encode(text));
    await expect(readOptions(store)).rejects.toMatchObject({ code: "GAN_CORRUPT_FILE" });
    await expect(readOptions(store)).rejects.toThrow(/not a JSON object.*as they were/);
  });
});

describe("going on with a run", () => {
  const saved = { seed: 7, iterations: 100, generator: { width: 1200, layers: [{ b: 1, a: 2 }] } };

  it("takes the same settings, in any order", async () => {
    const store = memoryStore();
    await writeOptions(store, { ...saved, out: undefined });
    const stored = await readOptions(store);
    expect(() => assertSameOptions(stored!, saved)).not.toThrow();
    expect(() => assertSameOptions(saved, stored!)).not.toThrow();
  });

  it("names every setting that differs, with both values", () => {
    const wanted = {
      seed: 8,
      iterations: 100,
      generator: { width: 10, layers: [] },
      loss: "minimax",
    };
    const compare = () => assertSameOptions(saved, wanted);
    expect(compare).toThrow(
      'The checkpoint does not fit: `generator.layers` was [{"a":2,"b":1}] and is now [], ' +
        '`generator.width` was 1200 and is now 10, `loss` was not set and is now "minimax", ' +
        "`seed` was 7 and is now 8. Go on with the settings that the run was started with, " +
        "or start a new run.",
    );
    expect(compare).toThrow(expect.objectContaining({ code: "GAN_CHECKPOINT_MISMATCH" }));
  });

  it("lets what may change change", () => {
    const wanted = { ...saved, iterations: 200, generator: { width: 1 } };
    const mayChange = ["iterations", "generator"];
    expect(() => assertSameOptions(saved, wanted, { mayChange })).not.toThrow();
    expect(() => assertSameOptions(saved, wanted, { mayChange: ["iteration", "gen"] })).toThrow();
  });
});

it("refuses settings of a size that no run has", async () => {
  const store = memoryStore();
  await store.writeAtomically("options.json", new Uint8Array(1_000_001).fill(32));
  await expect(readOptions(store)).rejects.toThrow(/has 1000001 bytes, expected at most 1 MB/);
});
