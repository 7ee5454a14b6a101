import type { Game } from "@gan/core";
import type { Dataset, Network } from "@gan/spec";
import type { Settings } from "./settings.ts";
import type { Split } from "./split.ts";

/** A game that was played, with what it can be measured by. */
export interface PlayedGame {
  readonly game: Game;
  readonly settings: Settings;
  /** Loads a part of the data. */
  load(split: Split): Promise<Dataset>;
  /** A classifier of digits, whose first ten outputs are logits. The caller owns it. */
  classifier(): Promise<Network>;
}

/** What an experiment is measured by beside, or in the place of, a Parzen score. Nothing changes. */
export interface ExperimentMeasure {
  readonly name: string;
  /** One sentence. */
  readonly describe: string;
  /**
   * @returns Finite numbers by name: shares in `[0, 1]`, log-likelihoods in nats. Equal games give equal values. None where the
   * data lack what it needs.
   */
  measure(played: PlayedGame): Promise<Readonly<Record<string, number>>>;
}

/** A sheet of examples that an experiment shows in its report. */
export interface ExperimentPicture {
  readonly title: string;
  /** What stands in rows and columns. */
  readonly caption: string;
  /** `rows * columns` pictures, row after row. */
  readonly examples: Dataset;
  readonly rows: number;
  readonly columns: number;
}
