import type { ToyDensity } from "@gan/data";
import { type ToyNetworkOptions, toyDiscriminator, toyGenerator } from "@gan/models";
import { createRng } from "@gan/spec";
import type { Experiment } from "./experiment.ts";
import { plan } from "./network-plan.ts";

/** An experiment on a distribution whose density is known. */
export interface ToyExperiment extends Experiment {
  /** p_data. */
  readonly density: ToyDensity;
}

/** What is peculiar to one toy experiment. */
export interface ToyExperimentOptions
  extends Pick<ToyExperiment, "name" | "title" | "density" | "settings"> {
  readonly generator: Omit<ToyNetworkOptions, "exampleSize" | "width">;
  readonly discriminator: Omit<ToyNetworkOptions, "exampleSize" | "width">;
  /** Training examples. @default 10,000 */
  readonly size?: number;
}

/**
 * An experiment on a known density, with two small networks. No file is needed: the examples are drawn, the same ones
 * whatever the run's seed. A mode is found with 0.16 of its fair share of the samples: 2 % where there are eight.
 */
export function toyExperiment({
  density,
  generator,
  discriminator,
  size = 10_000,
  ...rest
}: ToyExperimentOptions): ToyExperiment {
  const { modes, deviation, dimensions: exampleSize } = density;
  return {
    ...rest,
    density,
    ...(modes &&
      modes.length > 1 && { modes: { centers: modes, deviation, share: 0.16 / modes.length } }),
    evaluation: { samples: 1_000, validation: 1_000 },
    load: async (split) =>
      density.sample({
        size: { train: size, validation: 1_000, test: 10_000 }[split],
        name: `${density.name}/${split}`,
        rng: createRng(0).fork(`${rest.name}/${split}/`),
      }),
    networks: ({ settings: { noiseSize, width } }) => ({
      generator: plan(toyGenerator, { ...generator, noiseSize, exampleSize, width }),
      discriminator: plan(toyDiscriminator, { ...discriminator, exampleSize, width }),
    }),
  };
}
