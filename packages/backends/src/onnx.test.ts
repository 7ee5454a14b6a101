import { testBackend } from "@gan/test-utils";
import { expect, it } from "vitest";
import { onnx } from "./onnx.ts";

testBackend(() => onnx({ threads: 1 }));

it("gives the package's own reason where its runtime does not load", async () => {
  const backend = onnx({
    load: async () => {
      const { registerOnnx } = await import("@gan/backend-onnx");
      const assertOnnxRuntime = () => {
        throw Object.assign(new Error(), { reason: "ONNX Runtime did not load (no binary)." });
      };
      return { registerOnnx, assertOnnxRuntime };
    },
  });
  await expect(backend.activate()).rejects.toThrow("ONNX Runtime did not load (no binary).");
});

it("says what to install where the package is absent", async () => {
  const backend = onnx({
    load: async () => {
      throw new Error("Cannot find package '@gan/backend-onnx' imported from here");
    },
  });
  await expect(backend.activate()).rejects.toThrow(/`@gan\/backend-onnx` is not installed/);
});
