import { adam } from "@gan/core";
import { overfitting } from "@gan/core/theory";
import { toyDiscriminator } from "@gan/models";
import { createRng } from "@gan/spec";
import type { OverfittingFrame } from "../../figures/overfitting.ts";
import type { Changes } from "../../figures/trained-figure.ts";
import type { Activity } from "../activity.ts";

/** Updates of D from one point of the curves to the next, and until they end. */
const EVERY = 4;
const UPDATES = 300;

/** D is trained to completion on a few examples: the game of the page on the theory, point by point. */
export function createOverfittingActivity({ examples = 50 }: Changes): Activity {
  let discriminator = begin();
  let rows = rowsOf(examples);
  let frame: OverfittingFrame = { iteration: 0, examples, rows: [] };
  return {
    async advance() {
      const { value } = await rows.next();
      if (!value) return false;
      frame = { ...frame, iteration: value.iteration, rows: [...frame.rows, value] };
      return true;
    },
    look: async () => frame,
    async change({ examples = 50 }) {
      await rows.return();
      dispose();
      discriminator = begin();
      rows = rowsOf(examples);
      frame = { iteration: 0, examples, rows: [] };
    },
    dispose,
  };

  function begin() {
    const network = toyDiscriminator({ exampleSize: 10, hiddenSizes: [64], rng: createRng(1) });
    return { network, rule: adam({ learningRate: 0.01 }) };
  }

  function rowsOf(examples: number) {
    return overfitting(discriminator, { examples, iterations: UPDATES, recordEvery: EVERY });
  }

  function dispose(): void {
    discriminator.network.dispose();
    discriminator.rule.dispose();
  }
}
