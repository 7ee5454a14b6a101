import { isAbsolute } from "node:path";
import { findExperiment } from "@gan/experiments";
import { settingsSchema } from "@gan/experiments/settings";
import { z } from "zod";
import { backendNames } from "../../backend-names.ts";
import type { RunData } from "../../data-check.ts";
import { fingerprintSchema } from "../../run-options.ts";
import { type Trial, trialName } from "../trial.ts";
import type { TrialFlags } from "../trial-flags.ts";
import { QueueError } from "./queue-error.ts";

/** A trial as the queue has it: plain JSON, under its name. */
export interface QueuedTrial {
  readonly trial: Trial;
  /** What the sweep was told of how to train. */
  readonly flags: TrialFlags;
  /** What the sweep's data are; a worker that has others does not train. */
  readonly data: RunData;
}

const schema = z.strictObject({
  trial: z.strictObject({
    experiment: z.string(),
    path: z.string().refine(isAbsolute).optional(),
    iterations: z.int().min(1).optional(),
    settings: settingsSchema.partial().required({ seed: true }).strict(),
  }),
  flags: z.strictObject({
    backend: z.enum(["auto", ...backendNames]).optional(),
    scoreEvery: z.int().min(1).optional(),
  }),
  data: z.record(z.string(), fingerprintSchema),
});

/**
 * Reads what the queue has under a name. It becomes a command, so that nothing is taken that a sweep would not have put there.
 *
 * @throws {QueueError} When it is no trial.
 */
export function readQueuedTrial(name: string, content: unknown): QueuedTrial {
  const issue = schema.safeParse(content).error?.issues[0];
  // As it was put there: the schema would fill in what a trial leaves to its experiment.
  const queued = content as QueuedTrial;
  if (issue || trialName(queued.trial) !== name) {
    const why = issue ? `\`${issue.path.join(".")}\`: ${issue.message}` : "its name is another's";
    throw new QueueError(
      `\`${name}\` in the queue is no trial that can be trained here (${why}). Have the same version of \`@gan/cli\` on all machines, and nothing else in the queue.`,
    );
  }
  findExperiment(queued.trial.experiment);
  return queued;
}
