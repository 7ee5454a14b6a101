import { createRng } from "@gan/spec";
import { expect, it } from "vitest";
import { createGame, uniformPrior } from "./index.ts";

it("says what to do where no engine is active", () => {
  const options = { prior: uniformPrior(2), rng: createRng(1) };
  expect(() => createGame(options as never)).toThrow(
    /^The backend `none` cannot be used here\. No engine of TensorFlow\.js is active\. Call `await useBackend\(/,
  );
});

it("takes an engine that is registered and was not used yet", async () => {
  await import("@gan/test-utils"); // It registers `cpu`.
  const options = { prior: uniformPrior(2), rng: createRng(1) };
  expect(() => createGame(options as never)).toThrow(/`discriminator\.network` is undefined/);
});
