import type { HealthMonitor, ModeCount } from "@gan/metrics";
import { InvalidOptionError } from "@gan/spec";
import type { EngineChoice, FromWorker } from "../protocol.ts";
import { type Curve, createCurve } from "./curve.ts";
import type { History } from "./history.ts";
import type { Link } from "./link.ts";
import type { OpenGame } from "./open-game.ts";
import { type OwnData, openOwnData } from "./own-data.ts";
import { createPace, type Pace } from "./pace.ts";
import { openSavedRuns, type SavedRuns } from "./saved-runs.ts";

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
  readonly runs: SavedRuns;
  /** Times, in milliseconds, before which a thing is not done again. */
  readonly due: { frame: number; snapshot: number; save: number; look: number };
  current: Current | undefined;
  modes: ModeCount | undefined;
  /** What the visitor went on by, and so goes back by. */
  unit: "step" | "iteration";
  /** A message waits: playing stops after the iteration under way. */
  isInterrupted: boolean;
}

export async function createContext(post: Context["post"]): Promise<Context> {
  return {
    post,
    curve: createCurve(),
    pace: createPace(),
    data: await openOwnData((words) => post({ type: "busy", words })),
    runs: await openSavedRuns(),
    due: { frame: 0, snapshot: 0, save: 0, look: 0 },
    ...{ current: undefined, modes: undefined, unit: "iteration", isInterrupted: false },
  };
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
