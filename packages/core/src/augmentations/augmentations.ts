import type { Augmentation } from "./augmentation.ts";
import { color } from "./color.ts";
import { cutout } from "./cutout.ts";
import { inTurn } from "./in-turn.ts";
import { translation } from "./translation.ts";

/** A change of pictures that can be chosen by name. */
export interface AugmentationChoice {
  /** What it is, for help and documents: a phrase without a full stop. */
  readonly description: string;
  /** What it does; absent where there is none. */
  readonly change?: Augmentation;
}

/** Every augmentation by the name that settings, flags and the page know it by. */
export const augmentations = {
  none: { description: "not at all" },
  color: { description: "brightness, saturation and contrast", change: color },
  translation: { description: "moved by up to an eighth of the side", change: translation },
  cutout: { description: "a square of half the side becomes 0", change: cutout },
  "translation-cutout": { description: "both", change: inTurn(translation, cutout) },
  all: { description: "all three", change: inTurn(color, translation, cutout) },
} as const satisfies Readonly<Record<string, AugmentationChoice>>;
