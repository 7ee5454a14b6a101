/** A game that goes wrong, one click away. */
export interface Failure {
  readonly label: string;
  /** What to watch for. */
  readonly words: string;
  /** The part of an address that holds it. */
  readonly link: string;
}

/** The shelf. Each is a seed and settings, so it fails in the same way for everyone. */
export const failures: readonly Failure[] = [
  {
    label: "Collapse",
    words: "G is trained ten times for each step of D, and sends all noise to a few places: the Helvetica scenario.",
    link: "game=ring&generatorSteps=10&seed=1",
  },
  {
    label: "D wins",
    words: "D learns far faster than G, and is never wrong again.",
    link: "game=ring&discriminatorRateScale=3&discriminatorSteps=8&learningRate=0.0004&seed=1",
  },
  {
    label: "Saturation",
    words: "The loss of the box, against a strong D: the gradient of log(1 − D(G(z))) is nearly zero where D is sure.",
    link: "game=ring&loss=minimax&discriminatorRateScale=8&discriminatorSteps=8&learningRate=0.0004&seed=1",
  },
  {
    label: "Oscillation",
    words: "Momentum and a high rate: the players chase one another around and never settle.",
    link: "game=ring&rule=momentum&momentumFrom=0.9&momentumTo=0.9&learningRate=0.3&seed=1",
  },
  {
    label: "Dead G",
    words: "One step too large turns all of G's units off: every z gives the same point, for ever.",
    link: "game=ring&learningRate=0.4&discriminatorRateScale=0.01&seed=1",
  },
];
