import type { ComparedRun } from "./comparison.ts";

/** A number that was recorded on the way, and how it is drawn. */
export interface Channel {
  readonly name: string;
  readonly title: string;
  /** Of the y axis. */
  readonly unit?: string;
  readonly domain?: readonly [number, number];
  /** A value to compare with, and its name. */
  readonly reference?: readonly [value: number, label: string];
  readonly note?: string;
  /** What the x axis counts. @default "iteration" */
  readonly over?: string;
}

const share = { domain: [0, 1], reference: [0.5, "½"] } as const;
const untouched = "At the ends of epochs, without dropout or noise.";

/** Those that are known, in the order of the page. */
const known: readonly Channel[] = [
  { name: "score", title: "Parzen score", unit: "nats", over: "epoch" },
  {
    ...{ name: "quickParzen", title: "Quick Parzen estimate", unit: "nats" },
    note: "Of 100 samples with σ .2: too noisy to be reported, enough to see where a training goes.",
  },
  { name: "modesFound", title: "Modes found" },
  { name: "diversity", title: "Diversity of the samples", reference: [1, "data"] },
  { name: "discriminatorLoss", title: "D’s loss", unit: "nats" },
  { name: "generatorLoss", title: "G’s loss", unit: "nats" },
  { name: "encoderLoss", title: "The encoder’s loss" },
  { name: "realProbability", title: "D(x), of real examples", ...share },
  { name: "fakeProbability", title: "D(G(z)), of samples", ...share },
  { name: "falseNegatives", title: "Real taken for fake", ...share, note: untouched },
  { name: "falsePositives", title: "Fake taken for real", ...share, note: untouched },
  { name: "sampleGradientNorm", title: "Gradient norm on the samples" },
];

/** The channels that some run has a curve of: those that are known, then the others by name. */
export function channelsOf(runs: readonly ComparedRun[]): Channel[] {
  const found = new Set(
    runs.flatMap(({ curves }) =>
      Object.entries(curves)
        // A score before training and one after it are no curve.
        .filter(([name, points]) => points.length > (name === "score" ? 2 : 1))
        .map(([name]) => name),
    ),
  );
  const others = [...found].filter((name) => known.every((channel) => channel.name !== name));
  return [
    ...known.filter(({ name }) => found.has(name)),
    ...others.sort().map((name) => ({ name, title: name })),
  ];
}
