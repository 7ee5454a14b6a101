import { sample } from "@gan/core";
import { formatCount } from "@gan/report";
import { withCaveats } from "../caveats.ts";
import { withRun } from "../with-run.ts";
import type { MeasureOptions } from "./measure-options.ts";
import type { MeasuredSet } from "./measured-set.ts";

/** Draws samples of a run's generator: fair draws, the first of which `gan sample` draws too. */
export async function sampledRun(
  which: string,
  { count, seed, backend, dataDir, checkpoint, runs }: MeasureOptions,
  fallback: number,
): Promise<MeasuredSet> {
  const options = {
    ...(backend && { backend }),
    ...(dataDir !== undefined && { dataDir }),
    ...(checkpoint && { checkpoint }),
    ...(runs !== undefined && { runs }),
  };
  return withRun(which, options, async ({ run, stage, game, experiment, options, train, data }) => {
    const stream = seed === undefined ? "samples" : `samples/${seed}`;
    const dataset = await sample(game, count ?? fallback, { stream });
    const iteration = stage.from + game.iteration;
    return {
      dataset,
      train: () => data.load("train"),
      said: `run ${run.name}, iteration ${formatCount(iteration)}${withCaveats(options, train)}`,
      origin: {
        ...{ kind: "run", name: run.name, experiment: experiment.name, iteration },
        ...{ checkpoint: checkpoint ?? "last", stream },
      },
    };
  });
}
