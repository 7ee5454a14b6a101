import type { Experiment } from "@gan/experiments";
import type { RunOptions } from "./run-options.ts";
import { shellWord } from "./shell-word.ts";
import { toKebab } from "./to-kebab.ts";

/** The command that makes a run again, as a shell takes it: every setting that is not the experiment's own. */
export function commandOf(
  experiment: Experiment,
  { settings, iterations, pretrainingIterations, batches, pictures }: RunOptions,
): string {
  const hasStages = pretrainingIterations !== undefined;
  const changed = Object.entries(settings).filter(
    ([name, value]) =>
      (name !== "epochs" || hasStages) &&
      experiment.settings[name as keyof typeof settings] !== value,
  );
  const words = [
    `gan train ${shellWord(experiment.name)}`,
    ...(pictures ? [shellWord(pictures.folder), `--image-size ${pictures.size}`] : []),
    ...(pictures?.channels === 1 ? ["--gray"] : []),
    ...(batches ? [`--batches ${batches.join(",")}`] : []),
    `--iterations ${iterations}`,
    ...changed.map(([name, value]) => `--set ${shellWord(`${toKebab(name)}=${value}`)}`),
  ];
  return words.join(" ");
}
