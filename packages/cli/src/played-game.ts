import type { Game } from "@gan/core";
import type { PlayedGame } from "@gan/experiments";
import { loadDigitClassifier } from "@gan/extensions/node";
import type { DataLoader } from "./data-loader.ts";
import type { RunOptions } from "./run-options.ts";

/** A run's game as what measures it sees it. */
export function playedGame({
  game,
  options: { settings },
  data,
}: {
  readonly game: Game;
  readonly options: Pick<RunOptions, "settings">;
  readonly data: DataLoader;
}): PlayedGame {
  return { game, settings, load: (split) => data.load(split), classifier: loadDigitClassifier };
}
