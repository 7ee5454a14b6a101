import { type AugmentationChoice, augmentations, type withAugmentation } from "@gan/core";
import { type Dataset, InvalidOptionError } from "@gan/spec";
import type { Experiment } from "./experiment.ts";
import type { Settings } from "./settings.ts";

/** How D sees pictures, and what they are. */
type Augmented = Parameters<typeof withAugmentation>[1];

/**
 * What pictures go through before D sees them; `undefined` where the settings ask for nothing.
 *
 * @throws {InvalidOptionError} When the examples are no pictures, or an experiment is of no use with changed ones.
 */
export function augmentationOf(
  { name, movers, comparesNumbers }: Pick<Experiment, "name" | "movers" | "comparesNumbers">,
  { augmentation }: Settings,
  { exampleShape, range }: Pick<Dataset, "exampleShape" | "range">,
): Augmented | undefined {
  const { change }: AugmentationChoice = augmentations[augmentation];
  if (!change) return undefined;
  const refuse = (where: string, fix?: string) =>
    new InvalidOptionError("augmentation", augmentation, `${unchanged()} ${where}`, fix);
  const [height, width, channels] = exampleShape;
  if (channels === undefined || exampleShape.length !== 3) {
    const fix = `Those of \`${name}\` are rows of ${exampleShape.join(" × ")} numbers.`;
    throw refuse("where examples are no pictures", fix);
  }
  if (comparesNumbers) {
    const fix = "A picture that was moved cannot be compared with one that was not.";
    throw refuse(`for \`${name}\`, which compares pictures pixel by pixel`, fix);
  }
  if (movers?.includes("discriminator") === false) {
    throw refuse(`for \`${name}\`, where D is not trained`, "Leave it out.");
  }
  return { change, picture: { shape: [height!, width!, channels], range } };
}

/** The names under which nothing is changed. */
function unchanged(): string {
  const all = Object.entries<AugmentationChoice>(augmentations);
  return all.flatMap(([name, { change }]) => (change ? [] : [`\`${name}\``])).join(" or ");
}
