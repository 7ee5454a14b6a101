import { InvalidOptionError } from "@gan/spec";
import type { Settings } from "./settings.ts";

/** @throws {InvalidOptionError} When `simultaneous` is asked for more than one step of a player. */
export function assertPlayable({ schedule, discriminatorSteps, generatorSteps }: Settings): void {
  if (schedule === "alternating") return;
  for (const [option, steps] of Object.entries({ discriminatorSteps, generatorSteps })) {
    if (steps !== 1) {
      const fix = "Use `--schedule alternating` for more.";
      throw new InvalidOptionError(option, steps, "1 with the schedule `simultaneous`", fix);
    }
  }
}
