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

/**
 * Draws a hand from a normal distribution of each trait, tails cut off.
 *
 * Means and deviations are those with which ink, gray values and the widths of the digits come out as MNIST's.
 */
export function chooseHand(stream: Stream): Hand {
  const traits = stream.fillNormal(new Float32Array(6));
  const trait = (index: number, mean: number, deviation: number) =>
    mean + deviation * Math.min(2.2, Math.max(-2.2, traits[index]!));
  const halfTangent = trait(2, 0, 0.06);
  const square = halfTangent * halfTangent;
  return {
    aspect: trait(0, 1.05, 0.17),
    slant: trait(1, 0.18, 0.2),
    sine: (2 * halfTangent) / (1 + square),
    cosine: (1 - square) / (1 + square),
    radius: trait(3, 1.25, 0.28),
    fade: trait(4, 0, 0.1),
    bow: trait(5, 0, 0.08),
  };
}
