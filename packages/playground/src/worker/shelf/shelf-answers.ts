import { opfsStore } from "@gan/runs/browser";
import type { KeyedWords, Said } from "../../languages/said.ts";
import type { ShelfAnswer, ShelfTask, ShelvedRun } from "../../shelf/shelved-run.ts";
import type { Context } from "../context.ts";
import { isWaiting, sayWanting } from "../game-words.ts";
import { parkable } from "../keeping.ts";
import { parseLink } from "../link.ts";
import { open } from "../opening.ts";
import { playExperiment } from "../play-experiments.ts";
import { wordsOf } from "../words-of.ts";
import { createShelf, type PlacedNotes, type Shelf } from "./shelf.ts";

/** The origin's shelf, once for the worker: what was removed here can be put back here. */
let opened: Promise<Shelf> | undefined;

function openShelf(): Promise<Shelf> {
  opened ??= opfsStore("gan-playground-shelf").then((store) => createShelf(store, alone));
  opened.catch(() => {
    opened = undefined;
  });
  return opened;
}

function alone<Done>(work: () => Promise<Done>): Promise<Done> {
  const { locks } = navigator as { locks?: LockManager };
  return locks ? (locks.request("gan-playground/shelf", work) as Promise<Done>) : work();
}

/** Does what is asked at the shelf, and tells what is there then. Where there is no room, that is said, and training goes on. */
export async function answerShelf(context: Context, task: ShelfTask): Promise<ShelfAnswer> {
  let shelf: Shelf;
  try {
    shelf = await openShelf();
  } catch (error) {
    return { runs: [], words: [{ key: "shelf.denied" }, wordsOf(error)], isProblem: true };
  }
  let words: readonly Said[] = [];
  try {
    const refused = await carryOut(shelf, context, task);
    if (refused) words = [refused];
  } catch (error) {
    words = [{ key: "shelf.notDone" }, wordsOf(error)];
  }
  const runs = (await shelf.list()).map(shown);
  return { runs, words, isProblem: words.length > 0 };
}

async function carryOut(
  shelf: Shelf,
  context: Context,
  task: ShelfTask,
): Promise<KeyedWords | undefined> {
  switch (task.task) {
    case "list":
      return undefined;
    case "put": {
      const run = await parkable(context);
      if (!run) return { key: "shelf.nothing" };
      const { found, total } = context.modes ?? {};
      const modes = found !== undefined && total !== undefined && { modes: { found, total } };
      const { notes, bytes } = run;
      return shelf.put(bytes, { name: task.name, at: Date.now(), notes, ...modes });
    }
    case "rename":
      return shelf.rename(task.id, task.before, task.name);
    default:
      return shelf[task.task](task.id);
  }
}

/** Opens a run of the shelf; the one that was open is put aside, and can be had back. */
export async function openShelved(context: Context, id: string): Promise<void> {
  const run = await (await openShelf()).read(id);
  if (!run?.notes) return context.post({ type: "problem", words: [{ key: "shelf.gone" }] });
  const { link } = parseLink(run.notes.link);
  try {
    await open(context, { ...link, engine: context.current?.link.engine ?? "auto" }, run);
  } catch (error) {
    if (isWaiting(error, link.game)) await sayWanting(context, link.game);
    throw error;
  }
}

function shown({ id, name, place, modes, notes }: PlacedNotes): ShelvedRun {
  const { game, changes, drawn } = parseLink(notes.link).link;
  const defaults = playExperiment(game, drawn).settings;
  return {
    ...{ id, name, place, game, defaults, settings: { ...defaults, ...changes } },
    ...{ iteration: notes.iteration, curve: notes.curve },
    ...(modes && { modes }),
  };
}
