import { iterationsOf, type Settings, type Stage, stagesOf } from "@gan/experiments";
import { InvalidOptionError, type Sampler } from "@gan/spec";
import type { ParsedRun } from "./run-options.ts";

/** A stage, and the iterations of the run that it spans. A game counts its own from 1. */
export interface RunStage extends Stage {
  /** Iterations of the run before it begins. */
  readonly from: number;
  /** Iterations of the run when it has ended. */
  readonly to: number;
}

/**
 * The stages of a run in order.
 *
 * @throws {InvalidOptionError} When the run is too short for the last one to begin.
 */
export function stagesOfRun({ experiment, options }: ParsedRun): readonly RunStage[] {
  const { settings, iterations, pretrainingIterations = 0 } = options;
  const stages = stagesOf(experiment, settings);
  if (stages.length > 1 && iterations <= pretrainingIterations) {
    const expected = `more than the ${pretrainingIterations} of the first stage`;
    throw new InvalidOptionError("iterations", iterations, expected);
  }
  return stages.map((stage) =>
    stage.name === "pretraining"
      ? { ...stage, from: 0, to: pretrainingIterations }
      : { ...stage, from: stages.length > 1 ? pretrainingIterations : 0, to: iterations },
  );
}

/**
 * How long a run is, and its first stage where there are two.
 *
 * @param length - Iterations in all, shared out in proportion to the stages' epochs; those of the epochs when absent.
 */
export function lengthsOf(
  stages: readonly Stage[],
  sampler: Sampler,
  length?: number,
): { iterations: number; pretrainingIterations?: number } {
  const lengths = stages.map(({ settings }: { settings: Settings }) =>
    iterationsOf(settings, sampler),
  );
  const total = lengths.reduce((sum, each) => sum + each, 0);
  const iterations = length ?? total;
  if (lengths.length === 1) return { iterations };
  const share = Math.round((iterations * lengths[0]!) / total);
  return { iterations, pretrainingIterations: Math.max(1, Math.min(share, iterations - 1)) };
}
