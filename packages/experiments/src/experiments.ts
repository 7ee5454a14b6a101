import { UnknownNameError } from "@gan/spec";
import { cifar10 } from "./cifar10.ts";
import { cifar10Conv } from "./cifar10-conv.ts";
import { completion } from "./completion.ts";
import { conditional } from "./conditional.ts";
import { digits } from "./digits.ts";
import type { Experiment } from "./experiment.ts";
import { fashionMnist } from "./fashion-mnist.ts";
import { figure1 } from "./figure-1.ts";
import { gainCompletion } from "./gain-completion.ts";
import { grid } from "./grid.ts";
import { gridFine } from "./grid-fine.ts";
import { images } from "./images.ts";
import { inference } from "./inference.ts";
import { mnist } from "./mnist.ts";
import { numbers } from "./numbers.ts";
import { ring } from "./ring.ts";
import { selection } from "./selection.ts";
import { semiSupervised } from "./semi-supervised.ts";
import { tfd } from "./tfd.ts";

/** Adam instead of hundreds of epochs. */
const faster = {
  epochs: 60,
  rule: "adam",
  learningRate: 0.0005,
  learningRateDecay: 1,
  discriminatorLossScale: 1,
  discriminatorRateScale: 0.3,
  averageDecay: 0.999,
  annealingEpochs: 20,
} as const;

/** Every experiment by its name. */
export const experiments: Readonly<Record<string, Experiment>> = {
  mnist,
  tfd,
  cifar10,
  "cifar10-conv": cifar10Conv,
  "fashion-mnist": fashionMnist,
  digits,
  "mnist-conditional": conditional(mnist, {
    name: "mnist-conditional",
    title: "MNIST, each digit as it is asked for (section 7)",
  }),
  "digits-conditional": conditional(digits, {
    name: "digits-conditional",
    title: "Drawn digits, each as it is asked for (section 7)",
  }),
  inference,
  selection,
  "mnist-completion": completion(mnist, {
    name: "mnist-completion",
    title: "MNIST, filled in from any part (section 7)",
    settings: { ...faster, epochs: 100, annealingEpochs: 90, learningRate: 0.0008 },
  }),
  "digits-completion": completion(digits, {
    name: "digits-completion",
    title: "Drawn digits, filled in from any part (section 7)",
  }),
  "mnist-gain": gainCompletion(mnist, {
    name: "mnist-gain",
    title: "MNIST, filled in by GAIN's objective",
    settings: { ...faster, epochs: 12, annealingEpochs: 8, discriminatorRateScale: 1 },
  }),
  "mnist-semi-supervised": semiSupervised(mnist, {
    name: "mnist-semi-supervised",
    title: "MNIST, named from few labels (section 7)",
  }),
  "mnist-supervised": semiSupervised(mnist, {
    name: "mnist-supervised",
    title: "MNIST, named from the same labels without a generator",
    hasGenerator: false,
  }),
  "digits-semi-supervised": semiSupervised(digits, {
    name: "digits-semi-supervised",
    title: "Drawn digits, named from few labels (section 7)",
  }),
  images,
  numbers,
  "figure-1": figure1,
  ring,
  grid,
  "grid-fine": gridFine,
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
