import { type Checkpoint, decodeSafetensors, encodeNetwork, type Game } from "@gan/core";
import { type Experiment, trainsGenerator } from "@gan/experiments";
import { isPicture } from "@gan/report";
import { InvalidOptionError } from "@gan/spec";
import { sha256OfNetwork } from "./base-generator.ts";
import { type BaseRun, experimentOn, type ParsedRun } from "./run-options.ts";
import type { TrainOptions } from "./schema.ts";
import { withRun } from "./with-run.ts";

/** A finished run that another experiment goes on from. */
export interface OpenBase {
  /** The experiment on that run. */
  readonly experiment: Experiment;
  readonly base: BaseRun;
  /** The networks that are taken over, by role, with their mean weights where they kept them. */
  readonly networks: Readonly<Record<string, Pick<Checkpoint, "tensors">>>;
  /** CIFAR-10: the training batches that it used. */
  readonly batches?: string;
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
    throw new InvalidOptionError("run", "not given", "a run whose generator is finished", fix);
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
      assertTakenOver(run.name, { experiment: own, options: stored }, { wanted: experiment, game });
      const { takes = ["generator"] } = experiment;
      if (takes.includes("discriminator") && !hasDiscriminator) {
        const fix = "Name one that was trained here and keeps its checkpoint.";
        throw new InvalidOptionError("run", run.name, "a run that keeps its D", fix);
      }
      const sha256 = await sha256OfNetwork(game, "generator");
      const base = { experiment: own.name, settings: stored.settings, run: run.name, sha256 };
      const networks: Record<string, Pick<Checkpoint, "tensors">> = {};
      for (const role of takes) {
        networks[role] = decodeSafetensors(await encodeNetwork(game, role), `${run.name}/${role}`);
      }
      const { batches } = stored;
      return {
        ...{ experiment: experimentOn(experiment, base), base, networks },
        ...(batches && { batches: batches.join(",") }),
      };
    },
  );
}

/**
 * Checks that an experiment can go on from a run.
 *
 * @throws {InvalidOptionError} Naming what is in the way.
 */
function assertTakenOver(
  name: string,
  { experiment, options }: ParsedRun,
  { wanted, game }: { readonly wanted: Experiment; readonly game: Game },
): void {
  const refuse = (what: string, fix: string) => {
    throw new InvalidOptionError("run", `${name}, ${what}`, "one whose generator can go on", fix);
  };
  const others = "Name a run of `mnist`, `digits` or another known set of pictures.";
  if (!trainsGenerator(experiment)) refuse("which trained no generator", others);
  if (game.condition) refuse("whose generator is told something besides the noise", others);
  if (options.networks) refuse("of networks of your own", "They are not kept in another run.");
  if (experiment.takesPictures) refuse("of your own pictures", others);
  if (experiment.columnsOf) refuse("of your own numbers", others);
  if (wanted.takesPoints) {
    if (!experiment.modes)
      refuse("of data whose modes are not known", "Name a run of `ring`, `grid` or `grid-fine`.");
  } else if (!isPicture(game)) refuse("of points", others);
}
