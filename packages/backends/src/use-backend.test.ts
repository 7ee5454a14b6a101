import { type Backend, BackendUnavailableError } from "@gan/spec";
import { expect, it } from "vitest";
import { useBackend } from "./use-backend.ts";

const working = (name: string): Backend => ({ name, activate: async () => {} });
const broken = (name: string, reason: string): Backend => ({
  name,
  activate: async () => {
    throw new BackendUnavailableError(name, reason);
  },
});

it("takes the first backend that loads and says why it passed over the others", async () => {
  const choice = await useBackend([
    broken("node", "It is not installed."),
    working("wasm"),
    working("cpu"),
  ]);
  expect(choice.backend.name).toBe("wasm");
  expect(choice.passedOver).toEqual([{ name: "node", reason: "It is not installed." }]);
});

it("gives every reason when none loads", async () => {
  const attempt = useBackend([
    broken("node", "It is not installed."),
    broken("webgpu", "There is no adapter."),
  ]);
  await expect(attempt).rejects.toThrow(
    "The backend `node, webgpu` cannot be used here. node: It is not installed. webgpu: There is no adapter.",
  );
  await expect(attempt).rejects.toMatchObject({ code: "GAN_BACKEND_UNAVAILABLE" });
});

it("keeps the words of an unexpected failure", async () => {
  const strange: Backend = { name: "strange", activate: () => Promise.reject(new Error("boom")) };
  const { passedOver } = await useBackend([strange, working("cpu")]);
  expect(passedOver).toEqual([{ name: "strange", reason: "boom" }]);
});

it("refuses an empty list", async () => {
  await expect(useBackend([])).rejects.toThrow("expected at least one backend");
});
