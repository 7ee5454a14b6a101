import { type Settings, settingsSchema } from "@gan/experiments";
import type { Provenance } from "./records.ts";
import type { ParsedRun } from "./run-options.ts";
import type { RunStage } from "./run-stages.ts";

/** What a checkpoint says of itself: also the run's settings, so that whoever opens the file alone need not guess them. */
export function checkpointMetadata(
  { experiment, options }: ParsedRun,
  { name: stage }: RunStage,
  { seed, version }: Provenance,
): Record<string, string> {
  return {
    experiment: experiment.name,
    seed: String(seed),
    version,
    format: "gan-checkpoint-1",
    settings: JSON.stringify(inOrder(options.settings)),
    ...(stage === "pretraining" && { stage }),
  };
}

/** Settings in the order of their schema: equal ones give equal bytes. */
function inOrder(settings: Settings): Settings {
  const names = Object.keys(settingsSchema.shape) as (keyof Settings)[];
  return Object.fromEntries(names.map((name) => [name, settings[name]])) as unknown as Settings;
}
