import type { Condition } from "@gan/core";
import { assertPositiveInteger, InvalidOptionError } from "@gan/spec";
import { oneHot, type Tensor2D } from "@tensorflow/tfjs-core";

/**
 * The class of an example, as many numbers as there are classes, of which one is √classes and the others 0. An example whose
 * class is unknown, −1, has none.
 *
 * With classes of equal size each number has a mean square of 1, as each number of noise has: both weigh the same at the start.
 *
 * Samples for which nobody asks for a class take the classes in turn: of any `classes` neighbors each has another.
 *
 * @param classes - How many there are; labels are from 0.
 * @throws {InvalidOptionError} In training, when the data have no labels.
 * @see Mirza and Osindero, "Conditional Generative Adversarial Nets", 2014, equation 2.
 */
export function classLabel(classes: number): Condition {
  assertPositiveInteger("classes", classes);
  return {
    name: "class",
    description: `√${classes} at the place of the class, 0 at the others`,
    size: classes,
    of({ labels }) {
      if (labels !== undefined)
        return oneHot(labels, classes, Math.sqrt(classes), 0, "float32") as Tensor2D;
      const fix = "Load them with their labels, or leave the condition out.";
      throw new InvalidOptionError("labels", undefined, "the class of each example", fix);
    },
    draw: (count) =>
      askFor(
        Array.from({ length: count }, (_, i) => i % classes),
        classes,
      ),
    labels: (given) => labelsOf(given, classes),
    given: (labels) => askFor(labels, classes),
  };
}

/**
 * Conditions that ask for classes, one a row: `[count, classes]`, as `given` of `sample` takes them.
 *
 * @throws {InvalidOptionError} When a class is not one of them.
 */
export function askFor(wanted: ArrayLike<number>, classes: number): Float32Array {
  const given = new Float32Array(wanted.length * classes);
  for (let i = 0; i < wanted.length; i++) {
    const label = wanted[i]!;
    if (!Number.isInteger(label) || label < 0 || label >= classes) {
      const expected = `a whole number from 0 to ${classes - 1}`;
      throw new InvalidOptionError("class", label, expected);
    }
    given[i * classes + label] = Math.sqrt(classes);
  }
  return given;
}

function labelsOf(given: Float32Array, classes: number): Uint8Array | Int16Array {
  const labels = new Int16Array(given.length / classes);
  for (let i = 0; i < labels.length; i++) {
    labels[i] = given.subarray(i * classes, (i + 1) * classes).findIndex((value) => value > 0);
  }
  return labels;
}
