import { createHash } from "node:crypto";
import { type Checkpoint, decodeSafetensors, encodeNetwork } from "@gan/core";
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
  /** The networks that are taken over, by role, with their mean weights where they kept them. */
  readonly networks: Readonly<Record<string, Pick<Checkpoint, "tensors">>>;
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
  return withRun(
    which,
    options,
    async ({ run, game, hasDiscriminator, experiment: own, options: stored }) => {
      if (own.takesPictures || game.condition || stored.base) {
        const expected = "a run of one generator without a condition, on a data set that is known";
        throw new InvalidOptionError("run", run.name, expected);
      }
      const { takes = ["generator"] } = experiment;
      if (takes.includes("discriminator") && !hasDiscriminator) {
        const fix = "Name one that was trained here and keeps its checkpoint.";
        throw new InvalidOptionError("run", run.name, "a run that keeps its D", fix);
      }
      const generator = await encodeNetwork(game, "generator");
      const sha256 = createHash("sha256").update(generator).digest("hex");
      const base = { experiment: own.name, settings: stored.settings, run: run.name, sha256 };
      const networks: Record<string, Pick<Checkpoint, "tensors">> = {};
      for (const role of takes) {
        networks[role] = decodeSafetensors(await encodeNetwork(game, role), `${run.name}/${role}`);
      }
      return { experiment: experimentOn(experiment, base), base, networks };
    },
  );
}
