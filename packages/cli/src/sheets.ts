import type { Experiment, PlayedGame } from "@gan/experiments";
import { encodePng, type SheetInReport, sampleGrid } from "@gan/report";

/** What an experiment shows of its own, as its report takes it. */
export async function sheetsOf(
  experiment: Experiment,
  played: PlayedGame,
): Promise<SheetInReport[]> {
  const pictures = (await experiment.pictures?.(played)) ?? [];
  return pictures.map(({ title, caption, examples, rows, columns }) => {
    return { title, caption, png: encodePng(sampleGrid(examples, { rows, columns })) };
  });
}
