import { createHash } from "node:crypto";
import { type Checkpoint, decodeCheckpoint, encodeNetwork } from "@gan/core";
import type { Experiment } from "@gan/experiments";
import { InvalidOptionError } from "@gan/spec";
import { type BaseRun, experimentOn } from "./run-options.ts";
import type { TrainOptions } from "./schema.ts";
import { withRun } from "./with-run.ts";

/** A finished run that another experiment goes on from. */
export interface OpenBase {
  /** The experiment on that run. */
  readonly experiment: Experiment;
  readonly base: BaseRun;
  /** Its generator, with its mean weights where it kept them. */
  readonly generator: Checkpoint;
}

/**
 * Opens the run whose generator an experiment takes over.
 *
 * @param which - `latest`, a number, a folder's name, or a path.
 * @throws {InvalidOptionError} When there is none, or its generator cannot be taken over.
 */
export async function openBase(
  experiment: Experiment,
  which: string | undefined,
  { out, backend, dataDir }: TrainOptions,
): Promise<OpenBase> {
  if (which === undefined) {
    const fix = `Name it: \`gan train ${experiment.name} <run>\`.`;
    throw new InvalidOptionError("run", which, "a run whose generator is finished", fix);
  }
  const options = {
    ...(out !== undefined && { runs: out }),
    ...(backend && { backend }),
    ...(dataDir !== undefined && { dataDir }),
  };
  return withRun(which, options, async ({ run, game, experiment: own, options: stored }) => {
    if (own.takesPictures || game.condition || stored.base) {
      const expected = "a run of one generator without a condition, on a data set that is known";
      throw new InvalidOptionError("run", run.name, expected);
    }
    const bytes = await encodeNetwork(game, "generator", { iteration: String(game.iteration) });
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    const base = { experiment: own.name, settings: stored.settings, run: run.name, sha256 };
    return {
      ...{ experiment: experimentOn(experiment, base), base },
      generator: decodeCheckpoint(bytes),
    };
  });
}
