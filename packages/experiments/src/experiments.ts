import { UnknownNameError } from "@gan/spec";
import { digits } from "./digits.ts";
import type { Experiment } from "./experiment.ts";
import { mnist } from "./mnist.ts";

/** Every experiment by its name. */
export const experiments: Readonly<Record<string, Experiment>> = { mnist, digits };

/** @throws {UnknownNameError} With the nearest name, when there is no such experiment. */
export function findExperiment(name: string): Experiment {
  const found = Object.hasOwn(experiments, name) ? experiments[name] : undefined;
  if (found === undefined) throw new UnknownNameError("experiment", name, Object.keys(experiments));
  return found;
}
