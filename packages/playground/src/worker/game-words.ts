import { MissingFileError } from "@gan/spec";
import { games, needsOf } from "../games.ts";
import type { Context } from "./context.ts";

/** Says that a game goes on where it was. */
export function sayBack({ post, current }: Context, iteration: number): void {
  const words = `${labelOf(current!.link.game)} is back, at ${atIteration({ iteration })}. Reset begins anew.`;
  post({ type: "note", words });
}

/** Where a game is. */
export function atIteration({ iteration }: { readonly iteration: number }): string {
  return `iteration ${iteration.toLocaleString("en")}`;
}

/** A game as the visitor knows it. */
export function labelOf(name: string): string {
  return `“${games.find((game) => game.name === name)?.label ?? name}”`;
}

/** Whether a game is there as soon as the visitor brings its files. */
export function isWaiting(error: unknown, game: string): boolean {
  return error instanceof MissingFileError && needsOf(game) !== undefined;
}
