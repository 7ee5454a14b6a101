import { addN, matMul, mul, relu, type Tensor2D, tensor2d, tidy } from "@tensorflow/tfjs-core";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { agreeOnPrograms } from "../testing/agree-on-programs.ts";
import { onBoth, useOnnx } from "../testing/use-backends.ts";
import { tuning } from "./independent-parts.ts";
import { SecondThread } from "./second-thread.ts";

Object.assign(tuning, { leastShare: 0.05, leastWork: 1 });
useOnnx({ threads: 2, maxPending: 150, maxGraphs: 4 });

const compile = vi.spyOn(SecondThread.prototype, "compile");
beforeEach(() => void compile.mockClear());
afterEach(() => expect(compile).toHaveBeenCalled());

it("agrees with the cpu backend to the last bit where graphs are divided", async () => {
  await agreeOnPrograms(60, { numRuns: 40, seed: 2014 });
});

it("divides what is left again, after what both parts need", async () => {
  const of = (seed: number) =>
    tensor2d(
      Float32Array.from({ length: 64 }, (_, i) => ((i * seed) % 7) - 3),
      [8, 8],
    );
  const sumOfTwo = (weights: Tensor2D, seed: number): Tensor2D => {
    const parts = [of(seed), of(seed + 1)].map((x) => {
      return matMul(relu(matMul(relu(matMul(x, weights)), weights)), weights);
    });
    return mul(addN(parts), 1e-3);
  };
  const { cpu, onnx } = await onBoth(() => {
    const moved = tidy(() => sumOfTwo(sumOfTwo(of(3), 5), 8));
    return [...moved.dataSync()];
  });
  for (const [i, value] of onnx.entries()) expect(value).toBeCloseTo(cpu[i]!, 6);
  expect(compile.mock.calls.length).toBeGreaterThan(1);
});

it("says what the second thread could not do, and goes on", () => {
  const thread = new SecondThread();
  const broken = new Uint8Array([1, 2, 3]);
  expect(() => thread.compile(broken, {}, [], [])).toThrow(/load|pars|protobuf/i);
  expect(() => thread.compile(broken, {}, [], [])).toThrow(/load|pars|protobuf/i);
});
