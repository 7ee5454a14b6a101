import { partition } from "@gan/data";
import { createRng, InvalidOptionError, MissingFileError } from "@gan/spec";
import type { Experiment } from "./experiment.ts";
import { presets } from "./presets/presets.ts";
import { residual } from "./presets/residual.ts";
import { releasedSettings } from "./settings.ts";

/** Fewer leave nothing to hold out. */
const LEAST = 20;

/**
 * Pictures of one's own, with the networks and settings of a preset. Not one of the paper's experiments.
 *
 * Which tenth of the pictures is held out to choose by, and which to report on, does not depend on the seed.
 */
export const images: Experiment = {
  name: "images",
  title: "Your own pictures",
  takesPictures: true,
  settings: { ...releasedSettings, ...residual.settings, preset: "residual" },
  evaluation: { samples: 1_000, validation: 1_000 },
  async load(split, _source, { pictures } = {}) {
    if (pictures === undefined) {
      throw new MissingFileError(
        "*.png, *.jpg",
        "Name a folder of pictures: `gan train images <folder>`.",
      );
    }
    if (pictures.size < LEAST) {
      const expected = `at least ${LEAST}: some are held out to choose by, and some to report on`;
      throw new InvalidOptionError("pictures in the folder", pictures.size, expected);
    }
    return partition(pictures, { rng: createRng(0) })[split];
  },
  networks: (context) => presets[context.settings.preset].networks(context),
};
