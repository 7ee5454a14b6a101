import { encodeCheckpoint } from "@gan/core";
import { offeredGame } from "../games.ts";
import { type Context, later, openedIn } from "./context.ts";
import { formatLink } from "./link.ts";
import type { PageNotes } from "./page-notes.ts";
import type { ParkedGame } from "./parked.ts";

const SNAPSHOT_EVERY = 1_000;
const SAVE_EVERY = 1_000;

/** Remembers the game, so that it can go back; between the steps of an iteration it does nothing. */
export async function snapshot(context: Context): Promise<void> {
  const began = performance.now();
  const { game, settings, history, stepper } = openedIn(context);
  if (stepper.phase > 0) return;
  history.add({ iteration: game.iteration, settings, bytes: await encodeCheckpoint(game) });
  context.due.snapshot = later(began, SNAPSHOT_EVERY, 39);
}

/** Keeps the game for the next visit. */
export async function save(context: Context): Promise<void> {
  if (!context.current) return;
  const began = performance.now();
  const bytes = wholeState(context);
  if (!bytes) return;
  await context.runs.write(context.current.link.game, bytes, notesOf(context));
  context.due.save = later(began, SAVE_EVERY, 39);
}

/** The game as it can be put aside before another takes its place, unless nothing was trained. */
export async function parkable(context: Context): Promise<ParkedGame | undefined> {
  if (!context.current) return undefined;
  const { game, link, train, stepper } = context.current;
  if (game.iteration === 0 && stepper.phase === 0) return undefined;
  const bytes = await wholeState(context)?.();
  return bytes && { link, bytes, notes: notesOf(context), train };
}

/** The game at the end of its last whole iteration, from where its notes lead on; none where nothing remembers it. */
function wholeState(context: Context): (() => Promise<Uint8Array>) | undefined {
  const { game, history, stepper } = openedIn(context);
  const kept = history.before(game.iteration);
  if (kept?.iteration === game.iteration) return async () => kept.bytes;
  return stepper.phase > 0 ? undefined : () => encodeCheckpoint(game);
}

/** The game as a file, as the command line writes it; the page's own notes are one more line of its metadata. */
export function exportCheckpoint(context: Context): Promise<Uint8Array> {
  const { game, link, settings } = openedIn(context);
  return encodeCheckpoint(game, {
    ...{ experiment: commandOf(link.game), seed: String(settings.seed), version: __VERSION__ },
    ...{ format: "gan-checkpoint-1", settings: JSON.stringify(settings) },
    playground: JSON.stringify(notesOf(context)),
  });
}

/** The command's name of a game: on real digits it is the same networks' one. */
function commandOf(game: string): string {
  return game === offeredGame ? "digits" : game;
}

function notesOf(context: Context): PageNotes {
  const { link, stepper, game } = openedIn(context);
  const { iteration } = game;
  const curve = context.curve.all();
  const { isPlaying } = context;
  return { link: formatLink(link), iteration, phase: stepper.phase, curve, isPlaying };
}
