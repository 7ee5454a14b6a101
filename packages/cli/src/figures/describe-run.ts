import { withCaveats } from "../caveats.ts";
import type { LoadedRun } from "../with-run.ts";

/** A run in a caption: `mnist, run 00003, iteration 12,000, seed 2014`, and what must be said of it. */
export function describeRun({ run, experiment, stage, game, options, train }: LoadedRun): string {
  const iteration = (stage.from + game.iteration).toLocaleString("en");
  const own = `${experiment.title}, run ${run.name}, iteration ${iteration}, seed ${options.settings.seed}`;
  return `${own}${withCaveats(options, train)}`;
}

/** The same as numbers. */
export function runNumbers({ run, experiment, stage, game, options, backend }: LoadedRun): object {
  return {
    run: run.name,
    experiment: experiment.name,
    iteration: stage.from + game.iteration,
    settings: options.settings,
    backend,
  };
}
