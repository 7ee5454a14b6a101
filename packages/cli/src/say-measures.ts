import type { ExperimentMeasure, PlayedGame } from "@gan/experiments";
import { measureLines } from "./measure-lines.ts";
import { answer, say } from "./terminal.ts";

/** What was measured, by the name of the measure. */
export type Measured = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Says what an experiment is measured by besides a score, each with what it means. */
export async function sayMeasures(
  measures: readonly ExperimentMeasure[],
  played: PlayedGame,
): Promise<Measured> {
  const measured: Record<string, Readonly<Record<string, number>>> = {};
  for (const { name, describe, measure } of measures) {
    const values = await measure(played);
    if (Object.keys(values).length === 0) continue;
    measured[name] = values;
    for (const line of measureLines(name, values)) answer(line);
    say(`  ${describe}`);
  }
  return measured;
}
