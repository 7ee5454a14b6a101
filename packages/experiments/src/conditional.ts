import { sample } from "@gan/core";
import { askFor, classLabel } from "@gan/extensions";
import { CLASSES } from "./digit-classes.ts";
import type { Experiment } from "./experiment.ts";
import { asAsked } from "./measures/as-asked.ts";
import { logLikelihoodByClass } from "./measures/log-likelihood-by-class.ts";
import type { Settings } from "./settings.ts";

/** Another experiment's game with the class as a condition of both players, p(x | c). */
export interface ConditionalOptions {
  /** Of the experiment, such as `mnist-conditional`. */
  readonly name: string;
  readonly title: string;
  /** @default the base's own */
  readonly settings?: Settings;
}

/**
 * A game on labeled data in which G and D are told the class: G draws what it is asked for.
 *
 * Everything else is as in the experiment it is made from; c follows z, and follows x, as ten more inputs.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 7, 1.
 */
export function conditional(
  base: Experiment,
  { name, title, settings = base.settings }: ConditionalOptions,
): Experiment {
  const { published: _, networks, ...rest } = base;
  return {
    ...rest,
    ...{ name, title, settings },
    networks: (context) => networks({ ...context, told: CLASSES }),
    extend: () => ({ condition: classLabel(CLASSES) }),
    measures: [asAsked, logLikelihoodByClass],
    async pictures({ game }) {
      const [rows, columns] = [CLASSES, 16];
      const wanted = Array.from({ length: rows * columns }, (_, i) => Math.floor(i / columns));
      const given = askFor(wanted, CLASSES);
      const examples = await sample(game, rows * columns, { stream: "by class", given });
      const caption = "Fair draws: each row was asked for one class, from 0 to 9.";
      return [{ title: "Digits as they were asked for", caption, examples, rows, columns }];
    },
  };
}
