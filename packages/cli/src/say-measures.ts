import type { ExperimentMeasure, PlayedGame } from "@gan/experiments";
import { say } from "./terminal.ts";

/** Says what an experiment is measured by besides its score, each in a line with what it means. */
export async function sayMeasures(
  measures: readonly ExperimentMeasure[],
  played: PlayedGame,
): Promise<void> {
  for (const { name, describe, measure } of measures) {
    const values = Object.entries(await measure(played));
    const shown = values.map(([key, value]) => `${key} ${Number(value.toPrecision(4))}`);
    say(`${name}  ${shown.join("  ")}\n  ${describe}`);
  }
}
