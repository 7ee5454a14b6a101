import { loadDigits } from "@gan/data";
import { type Experiment, experiments } from "@gan/experiments";
import { firstExamples } from "@gan/spec";
import { afterAll, beforeAll } from "vitest";

/** With every class in each split, and training digits enough that the nearest of them tells a class. */
const sizes = { train: 2_000, validation: 200, test: 200 };

/**
 * Has drawn digits and points be fewer, for the commands that run in the process of a file of tests: they take the same
 * steps, and most of their time was drawing 20,000 digits, and windows on 1,000 samples.
 *
 * @returns How many there are.
 */
export function useSmallSets(): typeof sizes {
  const drawn = Object.entries(experiments).filter(([name]) => /^digits|^ring/.test(name));
  const before = drawn.map(([, { load, evaluation }]) => ({ load, evaluation }));
  beforeAll(() => {
    for (const [name, experiment] of drawn) {
      const { load } = experiment;
      const small: Experiment["load"] = name.startsWith("digits")
        ? async (split) => loadDigits({ split, size: sizes[split] })
        : async (split, ...rest) => firstExamples(await load(split, ...rest), sizes[split]);
      const evaluation = { samples: sizes.test, validation: sizes.validation };
      Object.assign(experiment, { load: small, evaluation });
    }
  });
  afterAll(() => {
    for (const [i, [, experiment]] of drawn.entries()) Object.assign(experiment, before[i]);
  });
  return sizes;
}
