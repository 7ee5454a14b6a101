import { encodeCheckpoint } from "@gan/core";
import { type Context, later, openedIn } from "./context.ts";
import { formatLink } from "./link.ts";
import type { PageNotes } from "./saved-runs.ts";

const SNAPSHOT_EVERY = 1_000;
const SAVE_EVERY = 5_000;

/** Remembers the game, so that it can go back; between the steps of an iteration it does nothing. */
export async function snapshot(context: Context): Promise<void> {
  const began = performance.now();
  const { game, settings, history, stepper } = openedIn(context);
  if (stepper.phase > 0) return;
  history.add({ iteration: game.iteration, settings, bytes: await encodeCheckpoint(game) });
  context.due.snapshot = later(began, SNAPSHOT_EVERY, 20);
}

/** Keeps the game for the next visit. */
export async function save(context: Context): Promise<void> {
  const began = performance.now();
  const { game, history, stepper, link } = openedIn(context);
  const kept = history.before(game.iteration);
  const isKept = kept?.iteration === game.iteration;
  if (stepper.phase > 0 && !isKept) return;
  const bytes = isKept ? kept.bytes : await encodeCheckpoint(game);
  await context.runs.write(link.game, bytes, notesOf(context));
  context.due.save = later(began, SAVE_EVERY, 20);
}

/** The game as a file, as the command line writes it; the page's own notes are one more line of its metadata. */
export function exportCheckpoint(context: Context): Promise<Uint8Array> {
  const { game, link, settings } = openedIn(context);
  return encodeCheckpoint(game, {
    ...{ experiment: link.game, seed: String(settings.seed), version: __VERSION__ },
    format: "gan-checkpoint-1",
    playground: JSON.stringify(notesOf(context)),
  });
}

function notesOf(context: Context): PageNotes {
  const { link, stepper, game } = openedIn(context);
  const { iteration } = game;
  const curve = context.curve.all();
  return { link: formatLink(link), iteration, phase: stepper.phase, curve };
}
