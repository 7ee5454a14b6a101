import { evaluatePlayer } from "@gan/core";
import { largestOf } from "@gan/extensions";
import { readRows } from "@gan/spec";
import { CLASSES } from "../digit-classes.ts";
import type { ExperimentMeasure } from "../measure.ts";

/** How many test examples D takes for another class. */
export const testErrors: ExperimentMeasure = {
  name: "test-errors",
  describe: "Test examples that D takes for another class than theirs, of how many.",
  async measure({ game, load }) {
    const test = await load("test");
    const { discriminator } = game;
    const { outputSize } = discriminator.network;
    const output = await evaluatePlayer(discriminator, readRows(test, 0, test.size));
    const read = largestOf(output, { outputSize, classes: CLASSES });
    return { errors: read.filter((label, i) => label !== test.labels![i]).length, of: test.size };
  },
};
