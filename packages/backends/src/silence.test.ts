import "@tensorflow/tfjs-layers";
import { grad, matMul, ones, sum, type Tensor } from "@tensorflow/tfjs-core";
import { expect, it, vi } from "vitest";
import { cpu } from "./cpu.ts";
import { wasm } from "./wasm.ts";

it("prints no banner and no warning of TensorFlow.js", async () => {
  const methods = ["debug", "log", "info", "warn", "error"] as const;
  const printed = methods.map((method) => vi.spyOn(console, method).mockImplementation(() => {}));
  for (const backend of [cpu(), wasm(), cpu(), wasm()]) {
    await backend.activate();
    const x = ones([2, 3]);
    const slope = grad((w: Tensor) => sum(matMul(x, w, false, true)))(x);
    await slope.data();
  }
  for (const print of printed) expect(print).not.toHaveBeenCalled();
});
