import type { Stream } from "@gan/spec";

/** How one person holds the pen this time. */
export interface Hand {
  /** Width over the template's. */
  readonly aspect: number;
  /** Shift to the right per unit of height. */
  readonly slant: number;
  /** Sine and cosine of the angle, clockwise, by which the digit is turned. */
  readonly sine: number;
  readonly cosine: number;
  /** Half the stroke's width, in pixels of the 20 × 20 box. */
  readonly radius: number;
  /** How much the radius grows from the middle of a stroke to its end, as a share. */
  readonly fade: number;
  /** How much the radius grows in the middle of a stroke and shrinks at both ends, as a share. */
  readonly bow: number;
}

/** Draws a hand from the distribution of hands: mean and spread as measured on MNIST, tails cut off. */
export function chooseHand(stream: Stream): Hand {
  const traits = stream.fillNormal(new Float32Array(6));
  const trait = (index: number, mean: number, deviation: number) =>
    mean + deviation * Math.min(2.2, Math.max(-2.2, traits[index]!));
  const halfTangent = trait(2, 0, 0.04);
  const square = halfTangent * halfTangent;
  return {
    aspect: trait(0, 0.95, 0.15),
    slant: trait(1, 0.15, 0.18),
    sine: (2 * halfTangent) / (1 + square),
    cosine: (1 - square) / (1 + square),
    radius: trait(3, 1.3, 0.26),
    fade: trait(4, 0, 0.1),
    bow: trait(5, 0, 0.08),
  };
}
