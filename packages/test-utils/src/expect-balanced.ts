import { memory } from "@tensorflow/tfjs-core";
import { expect } from "vitest";

/** Runs something and expects it to leave exactly as many tensors alive as it found. */
export async function expectBalanced(run: () => void | Promise<void>): Promise<void> {
  const before = memory().numTensors;
  await run();
  expect(memory().numTensors - before, "tensors left behind").toBe(0);
}
