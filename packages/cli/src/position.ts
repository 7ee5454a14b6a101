import { experimentEpochs } from "@gan/experiments";
import type { DataDescription } from "./described-data.ts";
import type { RunStage } from "./run-stages.ts";

/** Where in a run something belongs. Iterations and epochs count through all stages. */
export interface Position {
  readonly iteration: number;
  readonly epoch: number;
  /** Said in the first of two stages. */
  readonly stage?: "pretraining";
}

/** Says where in the run an iteration of a stage is. */
export function positionsIn(
  { name, from, settings }: RunStage,
  train: Pick<DataDescription, "size">,
): (iteration: number) => Position {
  const { epochOf } = experimentEpochs(settings, train);
  const before = from === 0 ? 0 : epochOf(from);
  return (iteration) => ({
    iteration: from + iteration,
    epoch: iteration === 0 ? before : before + epochOf(iteration),
    ...(name === "pretraining" && { stage: name }),
  });
}
