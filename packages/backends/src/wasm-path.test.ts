import { getBackend } from "@tensorflow/tfjs-core";
import { expect, it, vi } from "vitest";
import { cpu } from "./cpu.ts";
import { wasm } from "./wasm.ts";

it("says which file it could not read, and leaves the engine as it was", async () => {
  const printed = vi.spyOn(console, "warn").mockImplementation(() => {});
  const errors = vi.spyOn(console, "error").mockImplementation(() => {});
  await cpu().activate();
  const attempt = () => wasm({ wasmPath: "/no/such/folder/" }).activate();
  await expect(attempt()).rejects.toThrow(/did not start: .*\/no\/such\/folder\/tfjs-backend-wasm/);
  expect(getBackend()).toBe("cpu");
  await expect(attempt()).rejects.toMatchObject({ code: "GAN_BACKEND_UNAVAILABLE" });
  expect(getBackend()).toBe("cpu");
  printed.mockRestore();
  errors.mockRestore();
});
