import type { MessageKey } from "./languages/messages.ts";
import type { KeyedWords } from "./languages/said.ts";

/** How a game is drawn: on a line, in the plane, or as pictures. */
export type View = "line" | "plane" | "pictures";

/** A distribution to learn. */
export interface GameChoice {
  readonly name: string;
  readonly view: View;
  /** What the visitor has to bring: points drawn by hand, MNIST's files, or a folder of pictures. */
  readonly needs?: "points" | "files" | "pictures";
  /** Learned from what the page's server may offer: it can be chosen once that is known. */
  readonly isOffered?: boolean;
}

/** What an address without a hash opens. */
export const firstGame = "ring";

/** Every game of the playground. */
export const games: readonly GameChoice[] = [
  { name: "figure-1", view: "line" },
  { name: "two-bumps", view: "line" },
  { name: "ring", view: "plane" },
  { name: "grid", view: "plane" },
  { name: "two-moons", view: "plane" },
  { name: "swiss-roll", view: "plane" },
  { name: "drawn", view: "plane", needs: "points" },
  { name: "digits", view: "pictures" },
  { name: "mnist", view: "pictures", needs: "files" },
  { name: "mnist-2000", view: "pictures", needs: "files", isOffered: true },
  { name: "images", view: "pictures", needs: "pictures" },
];

/** The first game of each view. */
export const firstGames: Readonly<Record<View, string>> = {
  line: "figure-1",
  plane: "ring",
  pictures: "digits",
};

/** What the visitor has to bring to a game. */
export function needsOf(game: string | undefined): GameChoice["needs"] {
  return games.find(({ name }) => name === game)?.needs;
}

/** The game on what the page's server may offer. */
export const offeredGame = games.find((game) => game.isOffered)!.name;

/** Whether a game is learned from what the page's server may offer. */
export function isOffered(game: string | undefined): boolean {
  return games.find(({ name }) => name === game)?.isOffered ?? false;
}

/** The name of the game that is played with what a visitor brought. */
export function gameWith(needs: NonNullable<GameChoice["needs"]>): string {
  return games.find((game) => game.needs === needs)!.name;
}

/** What a visitor reads of a game. */
export function labelOf(game: string): KeyedWords {
  return { key: `game.${game}` as MessageKey };
}
