import type { Client } from "../page/client.ts";
import type { Stage } from "../page/stage.ts";
import { initialState, type PageState, receive } from "../page/state.ts";
import type { FromWorker } from "../protocol.ts";
import { changeOfSecond, secondOf } from "./both.ts";
import { createPair, type Pair } from "./pair.ts";

/** What a place for a second game acts upon. */
export interface SideBySideOptions {
  state(): PageState;
  update(change: Partial<PageState>): void;
  /** What a game's actions act upon, but for its worker. */
  stage(state: () => PageState, update: Stage["update"]): Omit<Stage, "client">;
  /** Another second game is there. */
  opened(): void;
  /** There is one game more, or one less. */
  changed(): void;
  /** Address of the page; none in another's. */
  home(): string | undefined;
}

/** The place beside the page's game, with a second one in it or empty. */
export interface SideBySide {
  readonly pair: Pair | undefined;
  /** Opens a second game beside the first. */
  join(first: Client, hash: string): void;
  /** Goes on with the first game alone. */
  part(): void;
  /** What a game says is the clock's concern, where there are two. */
  keepTime(message: FromWorker): void;
  /** Ends the second game with the page. */
  dispose(): void;
}

/** Makes an empty place. */
export function createSideBySide(options: SideBySideOptions): SideBySide {
  const { state, update, stage, opened, changed } = options;
  let pair: Pair | undefined;
  const second = () => secondOf(state()) ?? initialState;

  function keepTime(message: FromWorker): void {
    if (message.type === "frame") pair?.clock.tick();
    if (message.type === "playing" && !message.isPlaying) pair?.clock.stopped();
  }

  function take(message: FromWorker): void {
    if (!pair || !state().beside) return;
    update({ beside: receive(second(), message) });
    keepTime(message);
    if (message.type === "opened") opened();
  }

  function begin(first: Client): Pair {
    update({ hasPair: true, beside: { ...initialState, curve: [] } });
    const begun = createPair({
      ...{ first, take, home: options.home() },
      stage: stage(second, (change) => update(changeOfSecond(state(), change))),
      seen: () =>
        [state().frame, second().frame].map((frame) => ({
          iteration: frame?.iteration ?? 0,
          rate: frame?.iterationsPerSecond ?? 0,
        })),
      speed: () => state().stepsPerSecond,
    });
    // From here on the clock has the pace.
    first.send({ type: "speed", stepsPerSecond: Number.POSITIVE_INFINITY });
    if (state().isPlaying) first.send({ type: "pause" });
    return begun;
  }

  return {
    get pair() {
      return pair;
    },
    join(first, hash) {
      pair ??= begin(first);
      pair.send({ type: "open", hash, isRestored: false, isKept: false });
      pair.clock.meet();
      changed();
    },
    part() {
      if (!pair) return;
      if (state().isPlaying) pair.clock.take({ type: "pause" }, "a");
      pair.dispose();
      pair = undefined;
      const stepsPerSecond = Number.POSITIVE_INFINITY;
      update({ beside: undefined, hasPair: false, side: "a", stepsPerSecond });
      changed();
    },
    keepTime,
    dispose() {
      pair?.dispose();
      pair = undefined;
    },
  };
}
