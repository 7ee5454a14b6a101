import { createHealthMonitor, type Game, monitorGame, sample } from "@gan/core";
import { type Experiment, ratesAt, type Settings } from "@gan/experiments";
import { logLikelihood } from "@gan/parzen";
import { type Dataset, estimateOf, firstExamples, type Update } from "@gan/spec";
import type { StoredMonitor } from "./records.ts";

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
  game: Game,
  { modes: known }: Experiment,
  settings: Settings,
  train: Dataset,
  next: Pick<Update, "iteration" | "epoch">,
): Promise<Channels> {
  const some = firstExamples(train, COUNT);
  const samples = await sample(game, 100, { stream: "monitor/parzen" });
  const [quick] = logLikelihood(some, samples, [0.2]);
  const health = createHealthMonitor({ data: train, ...(known && { modes: known }) });
  const { diversity, modes } = await health.look(game);
  return {
    ...(await monitorGame(game, some, { count: COUNT })),
    quickParzen: estimateOf(quick!).mean,
    diversity,
    ...(modes && { modesFound: modes.found }),
    ...ratesAt(settings, next),
  };
}
