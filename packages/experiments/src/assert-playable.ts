import { type ScheduleChoice, schedules } from "@gan/core";
import { InvalidOptionError } from "@gan/spec";
import type { Settings } from "./settings.ts";

/**
 * Checks settings that each are right, but not together.
 *
 * @throws {InvalidOptionError} When more steps of a player are asked for than the schedule can have.
 */
export function assertPlayable({
  schedule: name,
  discriminatorSteps,
  generatorSteps,
}: Settings): void {
  const all: Readonly<Record<string, ScheduleChoice>> = schedules;
  if (all[name]!.hasStepCounts) return;
  for (const [option, steps] of Object.entries({ discriminatorSteps, generatorSteps })) {
    if (steps === 1) continue;
    const others = Object.keys(all).filter((other) => all[other]!.hasStepCounts);
    const fix = `Use \`--schedule ${others.join("` or `")}\` for more.`;
    throw new InvalidOptionError(option, steps, `1 with the schedule \`${name}\``, fix);
  }
}
