import type { Standing } from "@gan/metrics";

/** A game that goes wrong, one click away. */
export interface Failure {
  /** The name of its messages: what it is called, and what to watch for. */
  readonly name: "collapse" | "d-wins" | "saturation" | "oscillation" | "dead-g";
  /** What the health monitor calls it. */
  readonly condition: Standing;
  /** The part of an address that holds it. */
  readonly link: string;
}

/** A few points far from where G begins. */
const corner = "game=drawn&points=z9fd4eXT18rp5crl4cbT0w&seed=1";

/** The shelf. Each is a seed and settings, so it fails in the same way for everyone. */
export const failures: readonly Failure[] = [
  {
    name: "collapse",
    condition: "collapse",
    link: "game=ring&generatorSteps=10&seed=1",
  },
  {
    name: "d-wins",
    condition: "discriminator wins",
    link: `${corner}&discriminatorSteps=1&learningRate=0.00001&discriminatorRateScale=300`,
  },
  {
    name: "saturation",
    condition: "saturation",
    link: `${corner}&loss=minimax&rule=sgd&learningRate=0.02&discriminatorRateScale=20&discriminatorSteps=5`,
  },
  {
    name: "oscillation",
    condition: "oscillation",
    link: "game=two-moons&discriminatorSteps=1&learningRate=0.01&learningRateDecay=1&momentumFrom=0.9&seed=1",
  },
  {
    name: "dead-g",
    condition: "generator dead",
    link: "game=ring&learningRate=0.5&discriminatorRateScale=0.01&seed=1",
  },
];
