import type { Standing } from "@gan/metrics";

/** A game that goes wrong, one click away. */
export interface Failure {
  readonly label: string;
  /** What the health monitor calls it. */
  readonly condition: Standing;
  /** What to watch for. */
  readonly words: string;
  /** The part of an address that holds it. */
  readonly link: string;
}

/** A few points far from where G begins. */
const corner = "game=drawn&points=z9fd4eXT18rp5crl4cbT0w&seed=1";

/** The shelf. Each is a seed and settings, so it fails in the same way for everyone. */
export const failures: readonly Failure[] = [
  {
    label: "Collapse",
    condition: "collapse",
    words:
      "G is trained ten times for each step of D, and sends all noise to a few places: the Helvetica scenario of the paper.",
    link: "game=ring&generatorSteps=10&seed=1",
  },
  {
    label: "D wins",
    condition: "discriminator wins",
    words: "D learns three hundred times as fast as G, and is never wrong again.",
    link: `${corner}&discriminatorSteps=1&learningRate=0.00001&discriminatorRateScale=300`,
  },
  {
    label: "Saturation",
    condition: "saturation",
    words:
      "The loss of the box against a D that is sure: the slope of log(1 − D(G(z))) is nearly zero there, and G stands still. Choose “non-saturating”, and it moves.",
    link: `${corner}&loss=minimax&rule=sgd&learningRate=0.02&discriminatorRateScale=20&discriminatorSteps=5`,
  },
  {
    label: "Oscillation",
    condition: "oscillation",
    words: "Momentum and a high rate: the players chase one another around, and neither settles.",
    link: "game=two-moons&discriminatorSteps=1&learningRate=0.01&learningRateDecay=1&momentumFrom=0.9&seed=1",
  },
  {
    label: "Dead G",
    condition: "generator dead",
    words: "One step too large turns all of G’s units off: every z gives the same point, for ever.",
    link: "game=ring&learningRate=0.5&discriminatorRateScale=0.01&seed=1",
  },
];
