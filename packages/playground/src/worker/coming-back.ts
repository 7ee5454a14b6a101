import { decodeCheckpoint } from "@gan/core";
import type { Context } from "./context.ts";
import { isWaiting, sayBack, sayWanting } from "./game-words.ts";
import { formatLink, type Link, parseLink } from "./link.ts";
import { open } from "./opening.ts";
import type { ParkedGame } from "./parked.ts";

/** Opens a game by its name: as it was left in this tab or at an earlier visit, or at its beginning. */
export async function openNamed(context: Context, name: string): Promise<void> {
  const { post, runs, parked, current } = context;
  const engine = current?.link.engine ?? "auto";
  const plain: Link = { ...parseLink(`game=${name}`).link, engine };
  if (current?.link.game === name) {
    if (formatLink(current.link) !== formatLink(plain)) await open(context, plain);
    return;
  }
  try {
    if (await reopenParked(context, parked.take(name))) return;
    const kept = await runs.read(name);
    if (!kept?.notes || kept.checkpoint.iteration === 0) return await open(context, plain);
    await open(context, { ...parseLink(kept.notes.link).link, engine }, kept);
    sayBack(context, kept.checkpoint.iteration);
  } catch (error) {
    if (!isWaiting(error, name) || !(await sayWanting(context, name))) throw error;
    post({ type: "note", words: [{ key: "notice.offered" }], hasOffer: true });
  }
}

/** Takes back the opening of a game: the one that was left last goes on. */
export async function undo(context: Context): Promise<void> {
  await reopenParked(context, context.parked.take());
}

async function reopenParked(context: Context, game: ParkedGame | undefined): Promise<boolean> {
  if (!game) return false;
  const { link, bytes, notes, train } = game;
  try {
    await open(context, link, { checkpoint: decodeCheckpoint(bytes), notes, train });
  } catch (error) {
    context.parked.add(game);
    throw error;
  }
  sayBack(context, notes.iteration);
  return true;
}
