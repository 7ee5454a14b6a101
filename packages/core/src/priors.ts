import { gaussianPrior, type NoisePrior, uniformPrior } from "./noise-prior.ts";

/** A prior on noise that can be chosen by name. */
export interface PriorChoice {
  /** What it is, for help and documents: a phrase without a full stop. */
  readonly description: string;
  create(noiseSize: number): NoisePrior;
}

/** Every prior by the name that settings, flags and the page know it by. */
export const priors = {
  uniform: { description: "U(-√3, √3)", create: (noiseSize) => uniformPrior(noiseSize) },
  gaussian: { description: "N(0, I)", create: (noiseSize) => gaussianPrior(noiseSize) },
  "wide-gaussian": {
    description: "N(0, 1.5² I), to choose among what a G makes that was trained on `gaussian`",
    create: (noiseSize) => gaussianPrior(noiseSize, 1.5),
  },
} as const satisfies Readonly<Record<string, PriorChoice>>;
