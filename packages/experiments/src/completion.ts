import { objectivesOf, sumOf } from "@gan/core";
import { meanExample } from "@gan/data";
import { anyMask, completing, meanError, visiblePart } from "@gan/extensions";
import { toyDiscriminator } from "@gan/models";
import { exampleSize } from "@gan/spec";
import type { Experiment } from "./experiment.ts";
import { lossOf } from "./loss-of.ts";
import { completed } from "./measures/completed.ts";
import { completions } from "./measures/completions.ts";
import { type NetworkPlan, plan } from "./network-plan.ts";
import type { Settings } from "./settings.ts";

/** Weight of the mean completion's squared error, beside what D says. */
const WEIGHT = 1600;

/** Another experiment's game on pictures of which a part is shown, whichever part that is. */
export interface CompletionOptions {
  readonly name: string;
  readonly title: string;
  /** What differs from the base's settings. @default nothing */
  readonly settings?: Partial<Settings>;
}

/**
 * All conditionals p(x_S | x_not S) by one G and one D: both are told which part of an example is visible, and see it.
 *
 * D has no dropout: beside 2 · exampleSize numbers that are the same for real and completed examples, its noise hides from D what
 * little differs.
 *
 * @param base - Where the examples and G come from; G gets 2 · exampleSize inputs more.
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 7, 3.
 */
export function completion(
  base: Experiment,
  { name, title, settings }: CompletionOptions,
): Experiment {
  const { published: _, networks, ...rest } = base;
  return {
    ...rest,
    ...{ name, title, settings: { ...base.settings, ...settings } },
    ...{ needsItsNetworks: true, samplesNeedData: true, comparesNumbers: true },
    networks(context) {
      const size = exampleSize(context.train);
      const { width } = context.settings;
      return {
        generator: keepingVisible(
          networks({ ...context, told: 2 * size }).generator,
          meanExample(context.train),
        ),
        discriminator: plan(toyDiscriminator, {
          ...{ exampleSize: 3 * size, hiddenSizes: [600, 300], width },
        }),
      };
    },
    extend: ({ settings, train }) => ({
      condition: visiblePart({ mask: anyMask, examples: train }),
      objectives: {
        generator: sumOf(objectivesOf(lossOf(settings)).generator, meanError({ weight: WEIGHT })),
      },
    }),
    isScored: false,
    measures: [completions],
    pictures: async (played) => [await completed(played)],
  };
}

function keepingVisible({ describe, create }: NetworkPlan, mean: Float64Array): NetworkPlan {
  return { describe, create: (rng) => completing(create(rng), { mean }) };
}
