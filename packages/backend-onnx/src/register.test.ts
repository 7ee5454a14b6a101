import { setBackend } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { assertOnnxRuntime, OnnxBackend, registerOnnx } from "./index.ts";
import { onnx } from "./testing/use-backends.ts";

it("registers itself when it is imported, and anew with options", async () => {
  expect(await setBackend("onnx")).toBe(true);
  const first = onnx();
  registerOnnx({ threads: 2 });
  expect(await setBackend("onnx")).toBe(true);
  expect(onnx()).not.toBe(first);
  expect(onnx()).toBeInstanceOf(OnnxBackend);
});

it("refuses options that make no sense", () => {
  expect(() => registerOnnx({ threads: 0 })).toThrow(/`threads` is 0, expected a whole number/);
  expect(() => registerOnnx({ engine: "gpu" as "webgpu" })).toThrow(/one of cpu, webgpu, auto/);
  expect(() => registerOnnx({ maxPending: 1.5 })).toThrow(/`maxPending` is 1.5/);
});

it("finds ONNX Runtime, whose version is pinned because its inner binding is no public interface", () => {
  expect(() => assertOnnxRuntime()).not.toThrow();
});
