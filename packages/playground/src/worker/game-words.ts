import { MissingFileError } from "@gan/spec";
import { labelOf, needsOf } from "../games.ts";
import type { Context } from "./context.ts";

/** Says that a game goes on where it was. */
export function sayBack({ post, current }: Context, iteration: number): void {
  const game = labelOf(current!.link.game);
  post({ type: "note", words: [{ key: "notice.back", values: { game, iteration } }] });
}

/** Whether a game is there as soon as the visitor brings its files. */
export function isWaiting(error: unknown, game: string): boolean {
  return error instanceof MissingFileError && needsOf(game) !== undefined;
}
