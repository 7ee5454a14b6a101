import { tidy } from "@tensorflow/tfjs-core";
import type { Augmentation } from "./augmentation.ts";

/** Several changes as one, each of what the one before it gave. */
export function inTurn(...augmentations: readonly [Augmentation, ...Augmentation[]]): Augmentation {
  return (x, picture, stream) =>
    tidy(() => augmentations.reduce((changed, each) => each(changed, picture, stream), x));
}
