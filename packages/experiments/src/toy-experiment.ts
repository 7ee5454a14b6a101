import type { ToyDensity } from "@gan/data";
import { type ToyNetworkOptions, toyDiscriminator, toyGenerator } from "@gan/models";
import { createRng } from "@gan/spec";
import type { Experiment } from "./experiment.ts";
import { plan } from "./network-plan.ts";

const sizes = { train: 10_000, validation: 1_000, test: 10_000 };

/** An experiment on a distribution whose density is known. */
export interface ToyExperiment extends Experiment {
  /** p_data. */
  readonly density: ToyDensity;
}

/** What is peculiar to one toy experiment. */
export interface ToyExperimentOptions
  extends Pick<ToyExperiment, "name" | "title" | "density" | "settings"> {
  /** Hidden layers of both players. */
  readonly networks: Pick<ToyNetworkOptions, "hiddenSizes" | "activation">;
}

/**
 * An experiment on a known density, with two small networks. No file is needed: the examples are drawn, the same ones
 * whatever the run's seed.
 */
export function toyExperiment({ density, networks, ...rest }: ToyExperimentOptions): ToyExperiment {
  const { modes, deviation, dimensions: exampleSize } = density;
  return {
    ...rest,
    density,
    ...(modes && modes.length > 1 && { modes: { centers: modes, deviation } }),
    evaluation: { samples: 1_000, validation: 1_000 },
    load: async (split) =>
      density.sample({
        size: sizes[split],
        name: `${density.name}/${split}`,
        rng: createRng(0).fork(`${rest.name}/${split}/`),
      }),
    networks: ({ settings: { noiseSize, width } }) => ({
      generator: plan(toyGenerator, { ...networks, noiseSize, exampleSize, width }),
      discriminator: plan(toyDiscriminator, { ...networks, exampleSize, width }),
    }),
  };
}
