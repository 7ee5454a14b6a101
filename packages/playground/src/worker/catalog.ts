import {
  augmentations,
  losses,
  penalties,
  priors,
  rules,
  type ScheduleChoice,
  schedules,
} from "@gan/core";
import { mnist, releasedSettings, type Settings } from "@gan/experiments";
import type { Catalog } from "../protocol.ts";

/** Settings that belong to a game, not to the way of training. */
const own: readonly (keyof Settings)[] = [
  ...(["seed", "epochs", "pretrainingEpochs", "noiseSize", "preset", "width"] as const),
];

const steppedSchedule = Object.entries<ScheduleChoice>(schedules).find(
  ([, { hasStepCounts }]) => hasStepCounts,
)![0] as Settings["schedule"];

/** What the page offers, from where it is defined. */
export const catalog: Catalog = {
  choices: {
    loss: Object.keys(losses),
    penalty: Object.keys(penalties),
    augmentation: Object.keys(augmentations),
    schedule: Object.keys(schedules),
    rule: Object.keys(rules),
    noise: Object.keys(priors),
  },
  steppedSchedule,
  released: {
    ...Object.fromEntries(
      Object.entries(releasedSettings).filter(([name]) => !own.includes(name as keyof Settings)),
    ),
    ...(mnist.dropout !== undefined && { dropout: mnist.dropout }),
  },
};
