import { isPicture } from "@gan/report";
import type { Dataset } from "@gan/spec";

/** How examples are shown: as what they are, or not at all where they are rows of more than two numbers. */
export type ShownAs = "picture" | "plane" | "line" | "row";

/** Says how examples of a shape are shown. */
export function shownAs(examples: Pick<Dataset, "exampleShape">): ShownAs {
  if (isPicture(examples)) return "picture";
  const shape = examples.exampleShape.join();
  return shape === "2" ? "plane" : shape === "1" ? "line" : "row";
}
