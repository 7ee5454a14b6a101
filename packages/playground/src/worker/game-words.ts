import { MissingFileError } from "@gan/spec";
import { labelOf, needsOf } from "../games.ts";
import { orCancelled } from "./cancelled.ts";
import type { Context } from "./context.ts";

/** Says that a game goes on where it was. */
export function sayBack({ post, current }: Context, iteration: number): void {
  const game = labelOf(current!.link.game);
  post({ type: "note", words: [{ key: "notice.back", values: { game, iteration } }] });
}

/**
 * Says that a game waits for what the visitor brings, and what the page's server offers in its place.
 *
 * @returns Whether it offers anything.
 */
export async function sayWanting(context: Context, game: string): Promise<boolean> {
  const { post } = context;
  post({ type: "wanting", game });
  // A server may have to pack it first.
  post({ type: "busy", words: { key: "busy.loading", values: { game: labelOf(game) } } });
  const hasOffer = await sayOffered(context, game);
  post({ type: "busy", words: undefined });
  return hasOffer;
}

/** Says what the page's server offers, where a game is about that. @returns Whether it offers anything. */
export async function sayOffered(context: Context, game: string): Promise<boolean> {
  const { post, data } = context;
  if (needsOf(game) !== "files") return false;
  const offered = await orCancelled(context, data.offered.find()).catch(() => undefined);
  if (!offered) return false;
  const bytes = offered.files.reduce((sum, file) => sum + file.bytes, 0);
  post({ type: "offered", bytes });
  return true;
}

/** Whether a game is there as soon as the visitor brings its files. */
export function isWaiting(error: unknown, game: string): boolean {
  return error instanceof MissingFileError && needsOf(game) !== undefined;
}
