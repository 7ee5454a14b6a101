import { createRng } from "@gan/spec";
import { expect, it } from "vitest";
import { mnistGenerator } from "./index.ts";

it("says what to do where no engine is active, and is described without one", () => {
  expect(() => mnistGenerator({ rng: createRng(1) })).toThrow(
    /^The backend `none` cannot be used here\. No engine of TensorFlow\.js is active\. Call `await useBackend\(/,
  );
  expect(mnistGenerator.describe()).toHaveLength(3);
});
