import {
  assertPositiveInteger,
  type Dataset,
  type GameView,
  type KnownModes,
  type TrainingRecord,
} from "@gan/spec";
import { type DiagnoseOptions, diagnose } from "./diagnose.ts";
import type { Diagnosis } from "./diagnosis.ts";
import { createLooker, type Look } from "./look.ts";

/** What a monitor compares a game with. */
export interface HealthMonitorOptions
  extends Pick<DiagnoseOptions, "saturates" | "isScore" | "guessing" | "instead" | "window"> {
  /** What G is to learn: the diversity of samples is compared with its own. */
  readonly data: Dataset;
  /** Modes to count, where the data has some that are known. */
  readonly modes?: KnownModes | undefined;
}

/** Watches a game and says in words how it stands. */
export interface HealthMonitor {
  /** Takes one record of the training. */
  add(record: TrainingRecord): void;
  /** Draws samples and measures them; nothing changes. Worth a call every few records. */
  look(game: GameView): Promise<Look>;
  /** How the game stands, from the last records and looks. */
  diagnose(): Diagnosis;
}

/**
 * Creates a monitor for one run.
 *
 * It names collapse (the Helvetica scenario), a D that wins, a dead G, oscillation, saturation and divergence. Records
 * alone show all but the first and the third; those need looks at samples.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 6.
 */
export function createHealthMonitor({
  data,
  modes,
  window = 20,
  ...loss
}: HealthMonitorOptions): HealthMonitor {
  assertPositiveInteger("window", window);
  const lookAt = createLooker(data, modes);
  const records: TrainingRecord[] = [];
  const looks: Look[] = [];
  return {
    add(record) {
      records.push(record);
      if (records.length > window) records.shift();
    },
    async look(game) {
      const look = await lookAt(game);
      looks.push(look);
      if (looks.length > 2) looks.shift();
      return look;
    },
    diagnose: () => diagnose({ records, looks, window, ...loss }),
  };
}
