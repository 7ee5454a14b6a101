import { exampleSize } from "@gan/spec";
import type { Featurizer } from "./featurizer.ts";
import { inUnits } from "./in-units.ts";

/** The numbers of examples themselves; of pictures from 0, black, to 1, white. */
export const pixels: Featurizer = {
  name: "pixels",
  async of(examples) {
    const values = inUnits(examples);
    return { features: { values, count: examples.size, size: exampleSize(examples) } };
  },
};
