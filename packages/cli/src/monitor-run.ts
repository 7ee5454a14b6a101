import { decode, judge, monitorGame, sample, viewOf } from "@gan/core";
import { ratesAt } from "@gan/experiments";
import { createHealthMonitor, errorShares } from "@gan/metrics";
import { logLikelihood } from "@gan/parzen";
import { type Dataset, estimateOf, firstExamples, type Update } from "@gan/spec";
import type { StoredMonitor } from "./records.ts";
import type { OpenStage } from "./restore-run.ts";

/** Examples that are looked at. */
const COUNT = 500;

type Channels = Omit<
  StoredMonitor,
  "kind" | "iteration" | "epoch" | "seed" | "version" | "backend"
>;

/**
 * Measures what the authors' code watched each epoch. The game is not changed, and the streams are apart from those of
 * training.
 *
 * @param next - The update to come, whose rates are noted.
 */
export async function measureChannels(
  { game, stage }: OpenStage,
  train: Dataset,
  next: Pick<Update, "iteration" | "epoch">,
): Promise<Channels> {
  const { experiment, settings } = stage;
  const some = firstExamples(experiment.seen?.(train) ?? train, COUNT);
  const few = await sample(game, 100, { stream: "monitor/parzen" });
  const [quick] = logLikelihood(some, few, [0.2]);
  const health = createHealthMonitor({ data: train, modes: experiment.modes });
  const { diversity, modes } = await health.look(viewOf(game));
  // The noise that `monitorGame` measures the objectives on.
  const noise = game.prior.draw(some.size, game.rng.stream("monitor/noise", game.iteration));
  const given = game.condition?.draw?.(
    some.size,
    game.rng.stream("monitor/condition", game.iteration),
  );
  const samples = await decode(game, noise, { given });
  return {
    ...(await monitorGame(game, some, { count: COUNT })),
    ...(await errorShares(judge(game), some, samples)),
    quickParzen: estimateOf(quick!).mean,
    diversity,
    ...(modes && { modesFound: modes.found, modesNearShare: modes.nearShare }),
    ...ratesAt(settings, next),
  };
}
