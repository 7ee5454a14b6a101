import type { Changes, Task } from "../figures/trained-figure.ts";
import { wordsOf } from "../playground.ts";
import type { Activity } from "./activity.ts";
import type { FromWorker, ToWorker } from "./messages.ts";

/** All that is trained on the page; one thing at a time. */
export interface Session {
  take(message: ToWorker): void;
}

interface Opened {
  readonly task: Task;
  settings: Changes;
  activity?: Activity;
}

/**
 * Creates the session of a worker. Messages are carried out one after another, and between two of them whoever plays goes on for a
 * moment.
 */
export function createSession(
  begin: (task: Task, settings: Changes) => Promise<Activity>,
  post: (message: FromWorker) => void,
): Session {
  const opened = new Map<string, Opened>();
  let playing: string | undefined;
  let isTicking = false;
  let queue: Promise<void> = Promise.resolve();

  async function activityOf(figure: string): Promise<Activity> {
    const it = opened.get(figure)!;
    it.activity ??= await begin(it.task, it.settings);
    return it.activity;
  }

  async function show(figure: string, activity: Activity): Promise<void> {
    post({ type: "frame", figure, frame: await activity.look() });
  }

  async function carryOut(message: ToWorker): Promise<void> {
    switch (message.type) {
      case "open":
        opened.set(message.figure, { task: message.task, settings: message.settings });
        return;
      case "play":
        playing = message.figure;
        return tick();
      case "pause":
        playing = undefined;
        return;
      case "move": {
        const activity = await activityOf(message.figure);
        await activity.move?.(message.player, message.turns);
        return show(message.figure, activity);
      }
      case "again": {
        const it = opened.get(message.figure)!;
        it.activity?.dispose();
        it.activity = await begin(it.task, it.settings);
        return show(message.figure, it.activity);
      }
      case "settings": {
        const it = opened.get(message.figure)!;
        it.settings = message.settings;
        if (!it.activity) return;
        await it.activity.change?.(message.settings);
        return show(message.figure, it.activity);
      }
      case "ask": {
        const activity = await activityOf(message.figure);
        const frame = await activity.answer?.(message.question);
        return post({ type: "frame", figure: message.figure, frame });
      }
    }
  }

  function enqueue(figure: string | undefined, act: () => Promise<void>): void {
    queue = queue.then(act).catch((error: unknown) => {
      const failed = figure ?? playing;
      playing = undefined;
      isTicking = false;
      if (failed) post({ type: "problem", figure: failed, words: wordsOf(error) });
    });
  }

  function tick(): void {
    if (isTicking) return;
    isTicking = true;
    enqueue(undefined, advance);
  }

  async function advance(): Promise<void> {
    const figure = playing;
    isTicking = false;
    if (!figure) return;
    const activity = await activityOf(figure);
    const isOver = !(await activity.advance());
    await show(figure, activity);
    if (isOver) {
      playing = undefined;
      return post({ type: "ended", figure });
    }
    // Messages that came meanwhile stand before it in the queue.
    setTimeout(tick);
  }

  return {
    take(message) {
      enqueue("figure" in message ? message.figure : undefined, () => carryOut(message));
    },
  };
}
