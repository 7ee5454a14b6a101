import { completing, encoder, gain, hinted } from "@gan/extensions";
import { exampleSize } from "@gan/spec";
import { type CompletionOptions, completion } from "./completion.ts";
import type { Experiment } from "./experiment.ts";
import { plan } from "./network-plan.ts";

/**
 * Completion by an objective that never looks at what is hidden, with the G and the masks of {@link completion}.
 *
 * D has two hidden layers as wide as an example, as in the authors' code, and a logit for each number of it.
 *
 * @see Yoon, Jordon and van der Schaar, "GAIN", 2018.
 */
export function gainCompletion(base: Experiment, options: CompletionOptions): Experiment {
  const { extend, ...rest } = completion(base, options);
  return {
    ...rest,
    hasOwnObjectives: true,
    networks(context) {
      const size = exampleSize(context.train);
      const { width } = context.settings;
      const layers = plan(encoder, {
        ...{ exampleSize: 2 * size, noiseSize: size, hiddenSizes: [size, size], width },
      });
      const { generator } = base.networks({ ...context, told: 2 * size });
      return {
        generator: {
          describe: generator.describe,
          create: (rng) => completing(generator.create(rng), { inTraining: false }),
        },
        discriminator: {
          describe: layers.describe,
          create: (rng) => hinted(layers.create(rng)),
        },
      };
    },
    extend: (context) => ({ ...extend!(context), objectives: gain() }),
  };
}
