import { CorruptFileError } from "@gan/spec";
import { gameWith, offeredGame } from "../games.ts";
import type { Context } from "./context.ts";
import { type Link, parseLink } from "./link.ts";
import { open } from "./opening.ts";

/** Begins MNIST's game on what a folder somewhere serves: all of it, or the 2,000 digits that a page of this program has beside it. */
export async function openServed(context: Context, url: string): Promise<void> {
  const { data, current } = context;
  const engine = current?.link.engine ?? "auto";
  const named = (game: string): Link => ({ ...parseLink(`game=${game}`).link, engine });
  data.takeAddress(url);
  try {
    await open(context, named(gameWith("files")));
  } catch (error) {
    if (!(error instanceof CorruptFileError && (await data.offered.takeAddress(url)))) throw error;
    await open(context, named(offeredGame));
  }
}
