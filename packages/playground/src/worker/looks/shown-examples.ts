import type { Dataset } from "@gan/spec";
import type { View } from "../../games.ts";

/** Which examples the page has of a data set: 600 points, or 64 pictures, evenly from all of it. */
export function shownExamples({ size }: Pick<Dataset, "size">, view: View): number[] {
  const count = Math.min(size, view === "plane" ? 600 : 64);
  return Array.from({ length: count }, (_, i) => Math.floor((i * size) / count));
}
