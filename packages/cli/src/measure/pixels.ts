import { type Dataset, exampleSize } from "@gan/spec";
import type { Featurizer } from "./featurizer.ts";
import { inUnits } from "./in-units.ts";

/** The numbers of examples themselves; of pictures from 0, black, to 1, white. */
export const pixels = {
  name: "pixels",
  async of(examples: Dataset) {
    const values = inUnits(examples);
    return { features: { values, count: examples.size, size: exampleSize(examples) } };
  },
} satisfies Featurizer;
