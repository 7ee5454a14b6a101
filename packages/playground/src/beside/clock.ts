import type { Client } from "../page/client.ts";
import type { ToWorker } from "../protocol.ts";

/** Which of two games. */
export type Side = "a" | "b";

/** What the clock has to know. */
export interface ClockOptions {
  readonly clients: Readonly<Record<Side, Client>>;
  /** Where the games are, as the page last saw them, and how fast they go. */
  seen(): readonly { readonly iteration: number; readonly rate: number }[];
  /** Iterations of both in a second; `Infinity` for as many as there is time for. */
  speed(): number;
}

/** One clock for two games: neither gets far ahead while they play, and both rest at the same iteration. */
export interface Clock {
  /** Carries out what is meant for both, and what one is told so that both stay together. */
  take(message: ToWorker, side: Side): void;
  /** A frame came, of either. */
  tick(): void;
  /** Brings both to the same iteration. */
  meet(): void;
  /** One stopped by itself. */
  stopped(): void;
  dispose(): void;
}

/** Seconds that one may be ahead: long enough that messages are no brake, short enough for the other to catch up. */
const LEAD = 0.4;
const sides: readonly Side[] = ["a", "b"];
/** What both do alike. */
const shared: readonly ToWorker["type"][] = ["reset", "step", "back", "seek"];
/** What puts another game in the place of one. */
const opening: readonly ToWorker["type"][] = [
  ...(["open", "game", "shelved", "files", "address", "points", "settings", "undo"] as const),
];

/** Creates a clock that stands. */
export function createClock({ clients, seen, speed }: ClockOptions): Clock {
  let isPlaying = false;
  let limit = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  /** The last meeting that was called; those before are off. */
  let meeting = 0;
  const tell = (message: ToWorker) => {
    for (const side of sides) clients[side].send(message);
  };
  const lowest = () => Math.min(...seen().map(({ iteration }) => iteration));

  function allow(iteration: number): void {
    if (iteration <= limit) return;
    limit = iteration;
    tell({ type: "limit", iteration });
  }

  function play(): void {
    meeting++;
    isPlaying = true;
    limit = 0;
    follow();
    tell({ type: "play" });
  }

  /** Sets the pace: a timer where it is slow. */
  function follow(): void {
    clearInterval(timer);
    if (!isPlaying) return;
    const rate = speed();
    if (rate === Number.POSITIVE_INFINITY) {
      tick();
      return;
    }
    limit = 0;
    allow(lowest() + 1);
    timer = setInterval(() => lowest() >= limit && allow(limit + 1), 1000 / rate);
  }

  function tick(): void {
    if (!isPlaying || speed() !== Number.POSITIVE_INFINITY) return;
    const slowest = Math.min(...seen().map(({ rate }) => rate));
    allow(lowest() + Math.max(8, Math.ceil(LEAD * slowest)));
  }

  function pause(): void {
    isPlaying = false;
    clearInterval(timer);
    tell({ type: "pause" });
  }

  /**
   * Waits until both have done what they were told, and leads the one that is behind to the other.
   *
   * @param how - `down`: the one that is ahead goes back. A side: the other begins anew where this one has.
   */
  async function meet(how: "up" | "down" | Side = "up"): Promise<void> {
    const ours = ++meeting;
    for (let attempt = 0; attempt < 3; attempt++) {
      const places = await Promise.all(sides.map((side) => clients[side].ask("where", {}))).catch(
        () => undefined,
      );
      if (!places || ours !== meeting || isPlaying) return;
      const [a, b] = places as [number, number];
      if (a === b) return;
      const [behind, ahead]: readonly [Side, Side] = a < b ? ["a", "b"] : ["b", "a"];
      const [low, high] = [Math.min(a, b), Math.max(a, b)];
      if (how === behind && low === 0) clients[ahead].send({ type: "reset" });
      else if (how === "down") clients[ahead].send({ type: "seek", iteration: low });
      else clients[behind].send({ type: "seek", iteration: high });
    }
  }

  return {
    take(message, side) {
      const { type } = message;
      if (type === "play") play();
      else if (type === "speed") follow();
      else if (type === "playerStep") return;
      else if (type === "pause") {
        pause();
        void meet();
      } else if (type === "cancel") {
        tell(message);
        void meet("down");
      } else if (shared.includes(type)) {
        if (isPlaying && type !== "step") pause();
        tell(message);
        void meet();
      } else {
        const isOpening = opening.includes(type);
        if (isOpening && isPlaying) pause();
        clients[side].send(message);
        if (isOpening) void meet(type === "undo" ? "up" : side);
      }
    },
    tick,
    meet: () => void meet(),
    stopped() {
      if (!isPlaying) return;
      pause();
      void meet();
    },
    dispose() {
      meeting++;
      clearInterval(timer);
      isPlaying = false;
      tell({ type: "limit", iteration: Number.POSITIVE_INFINITY });
    },
  };
}
