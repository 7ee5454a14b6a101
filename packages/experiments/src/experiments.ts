import { UnknownNameError } from "@gan/spec";
import { cifar10 } from "./cifar10.ts";
import { cifar10Conv } from "./cifar10-conv.ts";
import { digits } from "./digits.ts";
import type { Experiment } from "./experiment.ts";
import { fashionMnist } from "./fashion-mnist.ts";
import { figure1 } from "./figure-1.ts";
import { grid } from "./grid.ts";
import { images } from "./images.ts";
import { mnist } from "./mnist.ts";
import { numbers } from "./numbers.ts";
import { ring } from "./ring.ts";
import { tfd } from "./tfd.ts";

/** Every experiment by its name. */
export const experiments: Readonly<Record<string, Experiment>> = {
  mnist,
  tfd,
  cifar10,
  "cifar10-conv": cifar10Conv,
  "fashion-mnist": fashionMnist,
  digits,
  images,
  numbers,
  "figure-1": figure1,
  ring,
  grid,
};

/**
 * Finds an experiment by its name, such as `mnist`.
 *
 * @throws {UnknownNameError} With the nearest name, when there is no such experiment.
 */
export function findExperiment(name: string): Experiment {
  const found = Object.hasOwn(experiments, name) ? experiments[name] : undefined;
  if (found === undefined) throw new UnknownNameError("experiment", name, Object.keys(experiments));
  return found;
}
