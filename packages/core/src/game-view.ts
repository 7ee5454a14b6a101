import type { GameView } from "@gan/spec";
import type { Game } from "./game.ts";
import { judge } from "./judge.ts";
import { sample } from "./sample.ts";

/** A game as what measures it sees it: its samples, and D's judgment. */
export function viewOf(game: Game): GameView {
  return {
    get iteration() {
      return game.iteration;
    },
    sample: (count, stream) => sample(game, count, { stream }),
    judge: judge(game),
  };
}
