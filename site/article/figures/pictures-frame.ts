import type { Numbers } from "./game-frame.ts";

/** What a finished generator is asked for. */
export interface PicturesQuestion {
  /** Chooses the noise vectors. */
  readonly seed: number;
  /** For each picture, how much of each noise vector is in its z. */
  readonly mixes: readonly (readonly number[])[];
  /** The class that each picture is asked to be of, where G takes one. */
  readonly asked?: readonly number[];
}

/** Its pictures, in gray, one after another. */
export interface PicturesFrame {
  /** Pixels along an edge. */
  readonly size: number;
  readonly pixels: Numbers;
}
