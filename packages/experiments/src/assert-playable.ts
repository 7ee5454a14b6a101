import { type PenaltyChoice, penalties, type ScheduleChoice, schedules } from "@gan/core";
import { InvalidOptionError } from "@gan/spec";
import { lossOf } from "./loss-of.ts";
import { releasedSettings, type Settings } from "./settings.ts";

/**
 * Checks settings that each are right, but not together.
 *
 * @throws {InvalidOptionError} When more steps of a player are asked for than the schedule can have, labels are smoothed for a
 * loss that has none, a penalty is weighed and none is chosen, or noise is to fade and no epochs are left for it.
 */
export function assertPlayable(settings: Settings): void {
  assertSteps(settings);
  lossOf(settings);
  assertPenalty(settings);
  const { layerNoiseTo, annealingEpochs } = settings;
  if (layerNoiseTo < 1 && annealingEpochs === 0) {
    const expected = "more than 0 where `layerNoiseTo` is below 1";
    const fix = "The noise in D's layers fades over them.";
    throw new InvalidOptionError("annealingEpochs", annealingEpochs, expected, fix);
  }
}

function assertSteps({ schedule: name, discriminatorSteps, generatorSteps }: Settings): void {
  const all: Readonly<Record<string, ScheduleChoice>> = schedules;
  if (all[name]!.hasStepCounts) return;
  for (const [option, steps] of Object.entries({ discriminatorSteps, generatorSteps })) {
    if (steps === 1) continue;
    const others = Object.keys(all).filter((other) => all[other]!.hasStepCounts);
    const fix = `Use \`--schedule ${others.join("` or `")}\` for more.`;
    throw new InvalidOptionError(option, steps, `1 with the schedule \`${name}\``, fix);
  }
}

function assertPenalty({ penalty, penaltyWeight, penaltyEvery }: Settings): void {
  const all: Readonly<Record<string, PenaltyChoice>> = penalties;
  if (all[penalty]!.create) return;
  for (const [option, value] of Object.entries({ penaltyWeight, penaltyEvery })) {
    const unset = releasedSettings[option as "penaltyWeight" | "penaltyEvery"];
    if (value === unset) continue;
    const others = Object.keys(all).filter((other) => all[other]!.create);
    const fix = `Choose one with \`--penalty\`: ${others.join(", ")}.`;
    throw new InvalidOptionError(option, value, `${unset} where there is no penalty`, fix);
  }
}
