import { encodeCheckpoint } from "@gan/core";
import { DownloadError } from "@gan/spec";
import { gameWith } from "../games.ts";
import type { Lesson } from "../lessons/lesson.ts";
import type { FromWorker, RequestName, Requests, ToWorker } from "../protocol.ts";
import { CancelledError } from "./cancelled.ts";
import { openNamed, undo } from "./coming-back.ts";
import { type Context, createContext, openedIn } from "./context.ts";
import { exportCheckpoint, save } from "./keeping.ts";
import { roundPoints } from "./link.ts";
import { openHash } from "./open-address.ts";
import { openServed } from "./open-served.ts";
import { changeEngine, changeSettings, loadSplit, open, takeFiles } from "./opening.ts";
import { createPlayer, iterateOnce, stepOnce } from "./playing.ts";
import { sendFrame, took } from "./reporting.ts";
import { noSavedRuns, openSavedRuns, type SavedRuns } from "./saved-runs.ts";
import { back, goTo, playTo } from "./traveling.ts";
import { sendWatched } from "./watching.ts";
import { wordsOf } from "./words-of.ts";

/** One visitor's games, one at a time. */
export interface Session {
  take(message: ToWorker): void;
}

/** What a visitor does instead of waiting for what goes on: that is left where it is. */
const cancelling: readonly ToWorker["type"][] = [
  ...(["cancel", "pause", "reset", "back", "seek", "undo"] as const),
  ...(["open", "game", "shelved", "files", "address", "points"] as const),
];

/**
 * Creates the session of a worker. Messages are carried out one after another; each interrupts the playing, which then
 * goes on.
 */
export async function createSession(post: (message: FromWorker) => void): Promise<Session> {
  const context = await createContext(post);
  const player = createPlayer(context);
  let playing: Promise<void> = Promise.resolve();
  let queue: Promise<void> = Promise.resolve();
  let waiting = 0;
  let kept: SavedRuns | undefined;
  let underWay = new AbortController();

  const pause = () => {
    context.isPlaying = false;
    post({ type: "playing", isPlaying: false });
  };
  const refuse = (error: unknown) => post({ type: "problem", words: [wordsOf(error)] });

  function start(): void {
    if (!context.isPlaying || !context.current) return;
    post({ type: "playing", isPlaying: true });
    playing = player.play().catch(async (error) => {
      pause();
      refuse(error);
      await sendFrame(context).catch(() => undefined);
    });
  }

  async function carryOut(message: ToWorker): Promise<void> {
    switch (message.type) {
      case "open":
        pause();
        // Once: the claim on a game is held by the runs that made it.
        if (message.isKept) kept ??= await openSavedRuns((words) => post({ type: "note", words }));
        context.runs = (message.isKept && kept) || noSavedRuns;
        return openHash(context, message.hash, message.isRestored);
      case "game":
        pause();
        return openNamed(context, message.name);
      case "shelved": {
        pause();
        const { openShelved } = await import("./shelf/shelf-answers.ts").catch(refusePart);
        return openShelved(context, message.id);
      }
      case "undo":
        return undo(context);
      case "cancel":
        return;
      case "play":
        openedIn(context);
        context.isPlaying = true;
        return;
      case "pause":
        pause();
        await sendWatched(context);
        return save(context);
      case "step":
        return iterateOnce(context);
      case "playerStep":
        return openedIn(context).stepper.next === message.player ? stepOnce(context) : undefined;
      case "back":
        return back(context);
      case "reset":
        return open(context, { ...openedIn(context).link, step: 0 });
      case "seek":
        return message.iteration > openedIn(context).game.iteration
          ? playTo(context, message.iteration)
          : goTo(context, message.iteration);
      case "settings":
        return changeSettings(context, message.changes);
      case "engine":
        return changeEngine(context, message.name);
      case "speed":
        player.stepsPerSecond = message.stepsPerSecond;
        return;
      case "watch":
        await import("./looks/look-at-watched.ts").catch(refusePart);
        context.watching = message.watching;
        context.due.watch = 0;
        return sendWatched(context);
      case "files":
        return takeFiles(context, message.files);
      case "address":
        return openServed(context, message.url);
      case "points": {
        const { link } = openedIn(context);
        const game = gameWith("points");
        const changes = link.game === game ? link.changes : {};
        const drawn = roundPoints(message.points);
        return open(context, { ...link, game, changes, drawn, step: 0 });
      }
      case "save":
        return save(context);
      case "request": {
        const { id, name, args } = message;
        try {
          post({ type: "reply", id, value: await answer(context, name, args) });
        } catch (error) {
          post({ type: "refusal", id, words: wordsOf(error) });
        }
      }
    }
  }

  return {
    take(message) {
      if (message.type === "limit") {
        context.limit = message.iteration;
        player.wake();
        return;
      }
      if (message.type === "home") {
        context.home = message.address;
        return;
      }
      context.isInterrupted = true;
      player.wake();
      waiting++;
      if (cancelling.includes(message.type)) {
        underWay.abort();
        underWay = new AbortController();
      }
      const { signal } = underWay;
      queue = queue.then(async () => {
        await playing;
        context.signal = signal;
        await carryOut(message).catch((error) => {
          post({ type: "busy", words: undefined });
          if (!CancelledError.is(error)) refuse(error);
        });
        waiting--;
        if (waiting > 0) return;
        context.isInterrupted = false;
        start();
      });
    },
  };
}

async function answer(context: Context, name: RequestName, args: unknown): Promise<unknown> {
  if (name === "lesson") return loadOneLesson(args as Requests["lesson"]["args"]);
  if (name === "shelf") {
    const { answerShelf } = await import("./shelf/shelf-answers.ts").catch(refusePart);
    return answerShelf(context, args as Requests["shelf"]["args"]);
  }
  const { game, stepper, experiment } = openedIn(context);
  if (name === "where") return game.iteration;
  if (name === "state") return encodeCheckpoint(game);
  if (name === "export") {
    await took(context, await stepper.finish());
    await sendFrame(context);
    return { name: "checkpoint.safetensors", bytes: await exportCheckpoint(context) };
  }
  const { answers } = await import("./requests.ts").catch(refusePart);
  return answers[name](openedIn(context), args as never, (split) =>
    loadSplit(context, experiment, split),
  );
}

async function loadOneLesson({ name, base }: Requests["lesson"]["args"]): Promise<Lesson> {
  const { loadLesson } = await import("./load-lesson.ts").catch(refusePart);
  return loadLesson(name, base);
}

function refusePart(cause: Error): never {
  const fix = "Look at the connection, and try again; training goes on without it.";
  throw new DownloadError("A part of this page", [`${cause.message}`], fix);
}
