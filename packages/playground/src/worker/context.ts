import type { HealthMonitor, Look } from "@gan/metrics";
import { InvalidOptionError } from "@gan/spec";
import type { EngineChoice, FromWorker, Watching } from "../protocol.ts";
import { type Curve, createCurve } from "./curve.ts";
import type { History } from "./history.ts";
import type { Link } from "./link.ts";
import type { OpenGame } from "./open-game.ts";
import { type OwnData, openOwnData } from "./own-data.ts";
import { createPace, type Pace } from "./pace.ts";
import { createParked, type Parked } from "./parked.ts";
import { noSavedRuns, type SavedRuns } from "./saved-runs.ts";

/** The game that is on the page, with all that is known of it. */
export interface Current extends OpenGame {
  readonly link: Link;
  readonly engine: EngineChoice;
  readonly history: History;
  readonly monitor: HealthMonitor;
}

/** What the parts of a session share. */
export interface Context {
  readonly post: (message: FromWorker) => void;
  readonly curve: Curve;
  readonly pace: Pace;
  readonly data: OwnData;
  /** Address of the page, whose server may offer data; none for an element in another's. */
  home: string | undefined;
  /** Opened when a game is to be kept: an element in another's page keeps none. */
  runs: SavedRuns;
  /** Games that were left in this tab. */
  readonly parked: Parked;
  /** Times, in milliseconds, before which a thing is not done again. */
  readonly due: { frame: number; snapshot: number; save: number; look: number; watch: number };
  /** What the page looks at beside the figure. */
  watching: Watching;
  current: Current | undefined;
  modes: Look["modes"];
  /** What the visitor went on by, and so goes back by. */
  unit: "step" | "iteration";
  /** A message waits: playing stops after the iteration under way. */
  isInterrupted: boolean;
  /** The iteration of the last frame. */
  shownAt: number;
  /** Whether it trains, or will as soon as the messages that wait are carried out. */
  isPlaying: boolean;
  /** Playing waits at this iteration: another game has to come after. */
  limit: number;
  /** Aborted when the visitor wants something else than what is being carried out. */
  signal: AbortSignal;
}

export async function createContext(post: Context["post"]): Promise<Context> {
  const context: Context = {
    post,
    curve: createCurve(),
    pace: createPace(),
    data: await openOwnData({
      onProgress: (words) => post({ type: "busy", words }),
      signal: () => context.signal,
      home: () => context.home,
    }),
    home: undefined,
    runs: noSavedRuns,
    parked: createParked(),
    due: { frame: 0, snapshot: 0, save: 0, look: 0, watch: 0 },
    watching: { map: false, grid: false, norms: false },
    ...{ current: undefined, modes: undefined, unit: "iteration" },
    limit: Number.POSITIVE_INFINITY,
    ...{ isInterrupted: false, isPlaying: false, shownAt: 0, signal: new AbortController().signal },
  };
  return context;
}

/** @throws {InvalidOptionError} When no game is open. */
export function openedIn({ current }: Context): Current {
  if (!current) throw new InvalidOptionError("game", "none", "an open one", "Choose a game first.");
  return current;
}

/** When something that began may be done again, so that it takes at most one part in `share` of the time. */
export function later(began: number, least: number, share: number): number {
  const now = performance.now();
  return now + Math.max(least, share * (now - began));
}
