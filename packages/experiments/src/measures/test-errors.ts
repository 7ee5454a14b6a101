import { evaluatePlayer } from "@gan/core";
import { readRows } from "@gan/spec";
import type { ExperimentMeasure } from "../measure.ts";

const CLASSES = 10;

/** How many test examples D takes for another class. */
export const testErrors: ExperimentMeasure = {
  name: "test-errors",
  describe: "Test examples that D takes for another class than theirs, of how many.",
  async measure({ game, load }) {
    const test = await load("test");
    const { discriminator } = game;
    const { outputSize } = discriminator.network;
    const output = await evaluatePlayer(discriminator, readRows(test, 0, test.size));
    let errors = 0;
    for (let i = 0; i < test.size; i++) {
      const logits = output.subarray(i * outputSize, i * outputSize + CLASSES);
      if (logits.indexOf(Math.max(...logits)) !== test.labels![i]) errors++;
    }
    return { errors, of: test.size };
  },
};
