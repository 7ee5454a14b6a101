import type { PlaySettings } from "../protocol.ts";

/** The game at the end of an iteration, whole. */
export interface Snapshot {
  readonly iteration: number;
  readonly settings: PlaySettings;
  /** A checkpoint. */
  readonly bytes: Uint8Array;
}

/** Where the game has been: from each snapshot, playing on leads exactly to what came after it. */
export interface History {
  /** Keeps a snapshot, and forgets all that came later on another path. */
  add(snapshot: Snapshot): void;
  /** The last snapshot at or before an iteration. */
  before(iteration: number): Snapshot | undefined;
  /** Forgets what came after an iteration. */
  cut(iteration: number): void;
  readonly first: number;
}

/** Host memory that snapshots may take: minutes of small games, one for each second. */
const BUDGET = 64 * 2 ** 20;
/** So many are kept of large networks, whatever they take. */
const FEWEST = 8;

/** Creates an empty history. Beyond its budget it thins out the older half, but hardly a place where settings changed. */
export function createHistory(budget = BUDGET): History {
  let snapshots: Snapshot[] = [];
  const size = () => snapshots.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const isPinned = (i: number) => i === 0 || snapshots[i]!.settings !== snapshots[i - 1]!.settings;
  const cut = (iteration: number) => {
    snapshots = snapshots.filter((snapshot) => snapshot.iteration <= iteration);
  };
  return {
    add(snapshot) {
      snapshots = snapshots.filter(({ iteration }) => iteration < snapshot.iteration);
      snapshots.push(snapshot);
      if (size() <= budget || snapshots.length <= FEWEST) return;
      const half = snapshots.length >> 1;
      snapshots = snapshots.filter((_, i) => i >= half || i % 2 === 0 || isPinned(i));
      while (size() > budget && snapshots.length > FEWEST) snapshots.shift();
    },
    before: (iteration) => snapshots.findLast((snapshot) => snapshot.iteration <= iteration),
    cut,
    get first() {
      return snapshots[0]?.iteration ?? Number.POSITIVE_INFINITY;
    },
  };
}
