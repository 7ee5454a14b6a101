import type { MessageKey } from "../languages/messages.ts";
import type { Speech } from "../languages/speech.ts";

/** What curves of runs can be laid over one another of: a value of their records. */
export const measures = [
  ...(["value", "realProbability", "fakeProbability"] as const),
  ...(["discriminatorLoss", "generatorLoss"] as const),
];
export type ShelfMeasure = (typeof measures)[number];

const formulas: Partial<Record<ShelfMeasure, string>> = {
  value: "V(D, G)",
  realProbability: "D(x)",
  fakeProbability: "D(G(z))",
};
const words: Partial<Record<ShelfMeasure, MessageKey>> = {
  discriminatorLoss: "curves.lossOfD",
  generatorLoss: "curves.lossOfG",
};

/** What a measure is called. */
export function measureName(measure: ShelfMeasure, { plain }: Speech): string {
  return formulas[measure] ?? plain(words[measure]!);
}
