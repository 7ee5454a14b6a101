import { labelOf } from "../games.ts";
import type { Said } from "../languages/said.ts";
import { CancelledError } from "./cancelled.ts";
import { type Context, openedIn } from "./context.ts";
import { isWaiting, sayBack, sayWanting } from "./game-words.ts";
import { formatLink, type Link, parseLink } from "./link.ts";
import { type From, open } from "./opening.ts";
import { playTo } from "./traveling.ts";
import { wordsOf } from "./words-of.ts";

/**
 * Opens what an address says, or where that cannot be, what comes nearest: the page is never empty.
 *
 * @param isReloaded - The page was loaded again: the run goes on where it was, whatever step the address has, and trains on if it did.
 */
export async function openHash(context: Context, hash: string, isReloaded: boolean): Promise<void> {
  const { post, runs } = context;
  const last = hash === "" ? await runs.lastLink() : undefined;
  const { link, problems } = parseLink(hash || last || "");
  const kept = await runs.read(link.game);
  const isSame = kept?.notes?.link === formatLink(link);
  const isResumed = isReloaded || last !== undefined;
  const serves = isSame && (isResumed || kept.checkpoint.iteration <= link.step);
  const found = await openNearest(context, link, serves ? kept : undefined);
  const hasOffer = found.wanting !== undefined && (await sayWanting(context, found.wanting));
  const [why, ...instead] = found.words ?? [];
  const said: readonly Said[] = hasOffer ? [{ key: "notice.offered" }] : why ? [why] : [];
  const words = [...problems, ...said, ...instead];
  const isProblem = !hasOffer || problems.length > 0;
  if (words.length > 0) post({ type: isProblem ? "problem" : "note", words, hasOffer });
  if (found.words) return;
  if (!(serves && isResumed)) return playTo(context, link.step);
  context.isPlaying = isReloaded && (kept.notes?.isPlaying ?? false);
  if (kept.checkpoint.iteration > 0 && words.length === 0)
    sayBack(context, kept.checkpoint.iteration);
}

/** @returns What was wrong, where not all of the address could be opened, and the game that waits for files. */
async function openNearest(
  context: Context,
  link: Link,
  from: From | undefined,
): Promise<{ readonly words?: readonly Said[]; readonly wanting?: string }> {
  try {
    await open(context, link, from);
    return {};
  } catch (error) {
    // A game that was open goes on.
    if (context.current) throw error;
    context.signal = new AbortController().signal;
    const why: Said = CancelledError.is(error) ? { key: "notice.cancelled" } : wordsOf(error);
    const wanting = isWaiting(error, link.game) ? link.game : undefined;
    const plain: Link = { ...link, changes: {}, engine: "auto", step: 0 };
    const nearest = [
      { ...link, engine: "auto" as const, step: 0 },
      plain,
      { ...plain, game: parseLink("").link.game },
    ];
    for (const instead of nearest) {
      try {
        await open(context, instead);
        const values = { engine: openedIn(context).engine.name, game: labelOf(instead.game) };
        const isSame = instead.game === link.game;
        return {
          words: [why, { key: isSame ? "notice.restInstead" : "notice.gameInstead", values }],
          ...(wanting !== undefined && { wanting }),
        };
      } catch (other) {
        console.warn(other);
      }
    }
    throw error;
  }
}
