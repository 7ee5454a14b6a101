import { useBackend } from "@gan/backends";
import { onnx } from "@gan/backends/onnx";
import { wasm } from "@gan/backends/wasm";
import { beforeAll, expect, it } from "vitest";
import { drawFigure1 } from "./figure-1.ts";
import { drawProposition1 } from "./proposition-1.ts";
import { drawSaturation } from "./saturation.ts";

beforeAll(async () => void (await useBackend([onnx({ threads: 1 }), wasm()])));

// The run of the experiment `figure-1` itself: nowhere else is it trained to its end.
it("ends Figure 1 with p_g = p_data and D = ½", { timeout: 1_800_000 }, async () => {
  const { numbers, gif } = await drawFigure1({});
  const { start, end, panels } = numbers as {
    start: { divergence: number };
    end: { divergence: number; value: number };
    panels: Record<"pData" | "pG" | "discriminator" | "optimal", Float64Array>[];
  };
  expect(start.divergence).toBeGreaterThan(0.2);
  expect(end.divergence).toBeLessThan(0.01);
  expect(Math.abs(end.value + Math.log(4))).toBeLessThan(0.02);
  expect(panels).toHaveLength(4);
  const [near, optimized] = panels.map(({ discriminator, optimal, pData, pG }) => {
    const masses = pData.map((p, i) => p + pG[i]!);
    const total = masses.reduce((sum, mass) => sum + mass, 0);
    return discriminator.reduce(
      (sum, d, i) => sum + (Math.abs(d - optimal[i]!) * masses[i]!) / total,
      0,
    );
  });
  expect(optimized, "D meets D* in panel (b)").toBeLessThan(0.02);
  expect(optimized).toBeLessThan(near!);
  expect(String.fromCharCode(...gif!.subarray(0, 6))).toBe("GIF89a");
});

it("has D within .02 of D* on two pairs of densities", { timeout: 300_000 }, async () => {
  const { fits } = (await drawProposition1({ seed: 2014 })).numbers as {
    fits: { meanDeviation: number; value: number; criterion: number }[];
  };
  expect(fits).toHaveLength(2);
  for (const { meanDeviation, value, criterion } of fits) {
    expect(meanDeviation).toBeLessThan(0.02);
    expect(value).toBeLessThanOrEqual(criterion);
  }
});

it("shows log(1 − D(G(z))) saturated early in training", { timeout: 300_000 }, async () => {
  const { early } = (await drawSaturation({ seed: 2014 })).numbers as {
    early: { probability: number; ratio: number };
  };
  expect(early.probability).toBeLessThan(0.05);
  expect(early.ratio).toBeGreaterThan(20);
});
