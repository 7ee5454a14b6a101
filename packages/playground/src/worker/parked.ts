import type { Dataset } from "@gan/spec";
import type { Link } from "./link.ts";
import type { PageNotes } from "./page-notes.ts";

/** A game that was left, as it was. */
export interface ParkedGame {
  readonly link: Link;
  /** A checkpoint. */
  readonly bytes: Uint8Array;
  readonly notes: PageNotes;
  readonly train: Dataset;
}

/** The games that were left in this tab: the last one of each name. */
export interface Parked {
  add(game: ParkedGame): void;
  /** Takes a game out; without a name, the one that was left last. */
  take(name?: string): ParkedGame | undefined;
}

/** Host memory that they may take. */
const BUDGET = 256 * 2 ** 20;

/** Creates an empty place. Beyond its budget the oldest games are forgotten, but never the last. */
export function createParked(budget = BUDGET): Parked {
  let games: ParkedGame[] = [];
  const size = () => games.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return {
    add(game) {
      games = games.filter(({ link }) => link.game !== game.link.game);
      games.push(game);
      while (size() > budget && games.length > 1) games.shift();
    },
    take(name) {
      const found = games.findLast(({ link }) => name === undefined || link.game === name);
      games = games.filter((game) => game !== found);
      return found;
    },
  };
}
