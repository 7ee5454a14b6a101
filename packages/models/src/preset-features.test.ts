import { createRng } from "@gan/spec";
import { expectBalanced, useCpu } from "@gan/test-utils";
import { type Tensor, tensor2d, tidy } from "@tensorflow/tfjs-core";
import { layers } from "@tensorflow/tfjs-layers";
import { expect, it } from "vitest";
import { definePreset, uniform } from "./index.ts";

useCpu();

it("gives the last output, then the features that a plan names", () =>
  expectBalanced(() => {
    const dense = (name: string, units: number) =>
      layers.dense({ name, units, kernelInitializer: uniform(1, createRng(1).stream(name)) });
    const planned = (features?: string) =>
      definePreset("seer", "judge", () => ({
        ...{ inputShape: [3], layers: [dense("h0", 4), dense("y", 2)] },
        ...(features !== undefined && { features }),
      }));
    const seer = planned("h0");
    const network = seer({ rng: createRng(1) });
    expect(network.outputSize).toBe(6);
    expect(network.layers).toEqual(seer.describe());
    expect(seer.describe().at(-1)).toMatchObject({ name: "features", outputShape: [6] });
    const [plain, hidden] = [planned()({ rng: createRng(1) }), dense("h0", 4)];
    tidy(() => {
      const x = tensor2d([1, -2, 0.5, 0.25, 3, -1], [2, 3]);
      const options = { mode: "evaluate", stream: createRng(0).stream("") } as const;
      const both = network.apply(x, options).arraySync();
      expect(both.map((row) => row.slice(0, 2))).toEqual(plain.apply(x, options).arraySync());
      hidden.build([null, 3]);
      const seen = (hidden.call(x, {}) as Tensor).arraySync();
      expect(both.map((row) => row.slice(2))).toEqual(seen);
    });
    for (const each of [network, plain, ...hidden.weights]) each.dispose();
    expect(() => planned("h7")({ rng: createRng(1) })).toThrow(
      /`features` is "h7", expected the name of a layer: h0, y/,
    );
    expect(() => planned("h7").describe()).toThrow(/`features` is "h7"/);
  }));
