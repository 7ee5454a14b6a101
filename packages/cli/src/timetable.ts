import { experimentEpochs } from "@gan/experiments";
import type { DataDescription } from "./described-data.ts";
import type { RunOptions } from "./run-options.ts";
import type { RunStage } from "./run-stages.ts";

/** Sample pictures in a run, the one before training apart. */
const PICTURES = 12;
/**
 * Where epochs are short some are passed over, so that a run has about so many looks: one costs as much as ten iterations, and as twenty where
 * minibatches are small.
 */
const LOOKS = 50;
/** Iterations from one look to the next, at least and at most, where epochs are shorter. */
const [CLOSEST, FARTHEST] = [20, 200];

type Is = (iteration: number) => boolean;

/** What is done after which iteration of a stage. */
export interface Timetable {
  /** Whether losses are read and kept. */
  readonly isRecorded: Is;
  readonly isPictured: Is;
  /** Whether a checkpoint is due by number; where none was asked for, the clock decides. */
  readonly isCheckpointed: Is;
  readonly isMonitored: Is;
  readonly isScored: Is;
}

/** Says what is due in a stage, whose iterations are counted from 1. */
export function timetableOf(
  { iterations, checkpointEvery, scoreEvery }: RunOptions,
  { name, from, settings }: RunStage,
  train: Pick<DataDescription, "size">,
): Timetable {
  const { epochOf, iterationsPerEpoch } = experimentEpochs(settings, train);
  const isMultiple = (iteration: number, of: number) => (from + iteration) % of === 0;
  const endsEpoch: Is = (iteration) => epochOf(iteration + 1) > epochOf(iteration);
  const isEpoch = (iteration: number, of: number) =>
    endsEpoch(iteration) && epochOf(iteration) % of === 0;
  const apart = Math.min(Math.max(CLOSEST, iterations / LOOKS), FARTHEST);
  const monitoredEpochs = Math.ceil(apart / iterationsPerEpoch);
  const pictureEvery = Math.max(1, Math.round(iterations / PICTURES));
  const recordEvery = Math.max(1, Math.min(10, Math.floor(iterations / 200)));

  const isPictured: Is = (iteration) =>
    isMultiple(iteration, pictureEvery) || from + iteration === iterations;
  const isCheckpointed: Is = (iteration) =>
    checkpointEvery !== undefined && isMultiple(iteration, checkpointEvery);
  const isMonitored: Is = (iteration) => isEpoch(iteration, monitoredEpochs);
  const isScored: Is = (iteration) =>
    scoreEvery !== undefined && name === "training" && isEpoch(iteration, scoreEvery);
  const kept = [isPictured, isCheckpointed, isMonitored, isScored];
  const isRecorded: Is = (iteration) =>
    iteration <= 10 || isMultiple(iteration, recordEvery) || kept.some((is) => is(iteration));
  return { isRecorded, isPictured, isCheckpointed, isMonitored, isScored };
}
