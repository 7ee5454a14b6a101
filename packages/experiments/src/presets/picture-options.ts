import type { PictureGeneratorOptions } from "@gan/models";
import { ShapeMismatchError } from "@gan/spec";
import type { NetworkContext } from "../experiment.ts";

/**
 * What convolutional networks need to know of pictures.
 *
 * @throws {ShapeMismatchError} When the examples are no square pictures.
 */
export function pictureOptions({
  settings: { width, noiseSize },
  train: { exampleShape },
}: NetworkContext): Required<Omit<PictureGeneratorOptions, "channels">> {
  const [side, other, colors] = exampleShape;
  if (exampleShape.length !== 3 || side !== other) {
    throw new ShapeMismatchError({
      argument: "example",
      expected: [side!, side!, null],
      received: exampleShape,
      fix: "Bring the pictures to one height and width, or use the preset `paper`.",
    });
  }
  return { side: side!, colors: colors!, width, noiseSize };
}
