import { measureColumns, partition, standardize } from "@gan/data";
import { toyDiscriminator, toyGenerator } from "@gan/models";
import { createRng, exampleSize, InvalidOptionError, MissingFileError } from "@gan/spec";
import type { Experiment, Table } from "./experiment.ts";
import { plan } from "./network-plan.ts";
import { releasedSettings } from "./settings.ts";

/** Fewer leave nothing to hold out. */
const LEAST = 20;
const hiddenSizes = [128, 128];

/** Which tenth is held out to choose by, and which to report on, does not depend on the seed: as for pictures. */
const partsOf = (table: Table) => partition(table, { rng: createRng(0) });
const columnsOf = (table: Table) => measureColumns(partsOf(table).train, table.names);

/**
 * A table of one's own, each row an example, with two small networks. Not one of the paper's.
 *
 * Every column is scaled to mean 0 and deviation 1, both of the training examples.
 */
export const numbers: Experiment = {
  name: "numbers",
  title: "Your own numbers",
  columnsOf,
  settings: {
    ...releasedSettings,
    epochs: 200,
    schedule: "alternating",
    discriminatorLossScale: 1,
    rule: "adam",
    learningRate: 0.001,
    learningRateDecay: 1.0001,
    learningRateFloor: 1e-5,
    momentumTo: 0.5,
    averageDecay: 0.998,
    noise: "gaussian",
    noiseSize: 16,
  },
  evaluation: { samples: 1_000, validation: 1_000 },
  async load(split, _source, { table } = {}) {
    if (table === undefined) {
      const fix = "Name a file of numbers: `gan train numbers <file>`.";
      throw new MissingFileError("*.csv, *.npy, *.mat", fix);
    }
    if (table.size < LEAST) {
      const expected = `at least ${LEAST}: some are held out to choose by, and some to report on`;
      throw new InvalidOptionError("rows in the file", table.size, expected);
    }
    return standardize(partsOf(table)[split], columnsOf(table));
  },
  networks: ({ settings: { noiseSize, width }, train }) => {
    const size = exampleSize(train);
    return {
      generator: plan(toyGenerator, { noiseSize, width, hiddenSizes, exampleSize: size }),
      discriminator: plan(toyDiscriminator, { width, hiddenSizes, exampleSize: size }),
    };
  },
};
