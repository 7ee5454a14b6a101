import type { Augmentation, Picture } from "../augmentations/augmentation.ts";
import type { Objective } from "../objective.ts";
import { seenThrough } from "./seen-through.ts";

/**
 * An objective of D or of G under which D sees every picture and every sample changed at random, each in its own way.
 *
 *     x ← T(x),  G(z) ← T(G(z)),  T drawn anew for each
 *
 * D cannot learn few examples by heart, and since samples are changed in the same ways, G has no reason to draw changed pictures. Give
 * it to both players. A penalty beside it is taken of D where D looks, at T(x). Where nobody moves, nothing is changed.
 *
 * @param options - `change` is T, `picture` says what the rows of examples are.
 * @see Zhao et al., "Differentiable Augmentation for Data-Efficient GAN Training", 2020, equations 4 and 5.
 */
export function withAugmentation(
  objective: Objective,
  { change, picture }: { readonly change: Augmentation; readonly picture: Picture },
): Objective {
  return seenThrough(
    objective,
    "augmented",
    ({ stream }) =>
      (x, kind) =>
        change(x, picture, stream(`augmentation/${kind}`)),
  );
}
