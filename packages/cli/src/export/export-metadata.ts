import { version } from "../version.ts";
import type { LoadedRun } from "../with-run.ts";

/** What an exported file says of the run it comes from: enough to make the run again, and to feed the network. */
export function exportMetadata(
  { experiment, options, stage, game }: LoadedRun,
  checkpoint: "last" | "best",
): Record<string, string> {
  const { seed } = options.settings;
  return {
    format: "gan-network-1",
    experiment: experiment.name,
    ...(stage.name === "pretraining" && { stage: stage.name }),
    iteration: String(game.iteration),
    checkpoint,
    seed: String(seed),
    version,
    noise: noiseOf(game),
    ...(game.condition && {
      condition: JSON.stringify({
        ...{ name: game.condition.name, size: game.condition.size },
        description: game.condition.description,
      }),
    }),
    exampleShape: JSON.stringify(game.exampleShape),
    range: JSON.stringify(game.range),
    settings: JSON.stringify(stage.settings),
  };
}

/** p_z in words. */
export function noiseOf({ prior }: LoadedRun["game"]): string {
  return prior.description ?? prior.name;
}
