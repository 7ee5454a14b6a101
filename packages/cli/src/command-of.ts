import { type Experiment, settingsUnder } from "@gan/experiments";
import { inShell } from "./in-shell.ts";
import type { RunOptions } from "./run-options.ts";
import { toKebab } from "./to-kebab.ts";

/** The command that makes a run again, as a shell takes it: every setting that is not the experiment's own. */
export function commandOf(
  experiment: Experiment,
  {
    settings,
    iterations,
    pretrainingIterations,
    batches,
    pictures,
    table,
    networks,
    base,
  }: RunOptions,
): string {
  const hasStages = pretrainingIterations !== undefined;
  const own = settingsUnder(experiment, settings.preset);
  const changed = Object.entries(settings).filter(
    ([name, value]) =>
      (name !== "epochs" || hasStages || settings.annealingEpochs > 0) &&
      own[name as keyof typeof settings] !== value,
  );
  const words = [
    `gan train ${inShell(experiment.name)}`,
    ...(base ? [inShell(base.run)] : []),
    ...(pictures ? [inShell(pictures.folder), `--image-size ${pictures.size}`] : []),
    ...(pictures?.channels === 1 ? ["--gray"] : []),
    ...(pictures?.skipBad ? ["--skip-bad"] : []),
    ...(experiment.settings.preset === settings.preset ? [] : [`--preset ${settings.preset}`]),
    ...(table ? [inShell(table.file)] : []),
    ...(table?.variable === undefined ? [] : [`--variable ${inShell(table.variable)}`]),
    ...(batches ? [`--batches ${batches.join(",")}`] : []),
    ...(networks ? [`--networks ${inShell(networks.file)}`] : []),
    `--iterations ${iterations}`,
    ...changed.map(([name, value]) => `--set ${inShell(`${toKebab(name)}=${value}`)}`),
  ];
  return words.join(" ");
}
