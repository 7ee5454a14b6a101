import { availableParallelism } from "node:os";
import { join } from "node:path";
import { runsFolder } from "../runs-folder.ts";
import type { SweepPlan } from "./plan-trials.ts";
import { trainInPool } from "./train-in-pool.ts";
import { trainInRounds } from "./train-in-rounds.ts";
import type { TrainTrials } from "./train-trials.ts";
import { type TrialFlags, trainFlags } from "./trial-flags.ts";

/** What decides where a sweep is trained. */
export interface SweepPlaceOptions extends TrialFlags {
  /** The parent of run folders. */
  readonly out?: string | undefined;
  /** Trainings at once. @default one for each core */
  readonly workers?: number | undefined;
  readonly dataDir?: string | undefined;
  /** Address of the broker of a queue, where others train. @default trained here */
  readonly queue?: string | undefined;
  /** How often the worse half of the settings is left out. @default never: all are trained whole */
  readonly halve?: number | undefined;
  /** The number that settings are chosen by where some are left out. @default the validation examples' */
  readonly measure?: string | undefined;
}

/** Where a sweep is trained: what is said of that, and what trains there. */
interface SweepPlace {
  readonly place: string;
  /** Said at the first Ctrl-C. */
  readonly words?: string;
  /** Said when it has ended by that. */
  readonly stopped: string;
  readonly inDocument: object;
  readonly train: TrainTrials;
}

/** Trained here, in a pool of processes, unless there is a queue. */
export async function placeOf(
  { experiment, path, iterations }: SweepPlan,
  {
    out: typed,
    workers = availableParallelism(),
    queue,
    dataDir,
    halve,
    measure,
    ...flags
  }: SweepPlaceOptions,
): Promise<SweepPlace> {
  if (queue === undefined) {
    const out = join(runsFolder(typed), "sweeps", experiment.name);
    const trainTo = (until: number | undefined) =>
      trainInPool({ out, workers, dataDir, until, flags: trainFlags(flags) });
    return {
      place: `${workers} at once, in ${out}`,
      stopped: "the others go on when it is typed again.",
      inDocument: { out },
      train:
        halve === undefined
          ? trainTo(undefined)
          : trainInRounds({
              ...{ halvings: halve, iterations: iterations!, trainTo },
              measure: measure ?? "validationLogLikelihood",
            }),
    };
  }
  const { readBrokerAddress } = await import("./queue/broker-address.ts");
  const { trainInQueue } = await import("./queue/train-in-queue.ts");
  const { shown } = readBrokerAddress(queue);
  const { backend, scoreEvery } = flags;
  return {
    place: `in the queue at ${shown}`,
    words: "Stopping.",
    stopped:
      "the others stay in the queue, where workers go on with them. Typed again, this shows what has come of them.",
    inDocument: { queue: shown },
    train: trainInQueue({ experiment, path, queue, dataDir, flags: { backend, scoreEvery } }),
  };
}
