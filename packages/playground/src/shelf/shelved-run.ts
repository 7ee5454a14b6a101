import type { TrainingRecord } from "@gan/spec";
import type { Said } from "../languages/said.ts";
import type { PlaySettings } from "../play-settings.ts";

/** Runs that the shelf has room for. */
export const SHELF_ROOM = 8;
/** Letters of a run's name. */
export const LONGEST_NAME = 60;

/** A run on the shelf, as the page shows it. */
export interface ShelvedRun {
  readonly id: string;
  readonly name: string;
  /** Its place from 0 on, by which its line is drawn: it keeps it when others go. */
  readonly place: number;
  readonly game: string;
  readonly iteration: number;
  readonly curve: readonly TrainingRecord[];
  readonly settings: PlaySettings;
  /** What its game has by itself. */
  readonly defaults: PlaySettings;
  /** Modes that were found when it was put there. */
  readonly modes?: { readonly found: number; readonly total: number };
}

/** What can be done at the shelf. */
export type ShelfTask =
  | { readonly task: "list" }
  /** Puts the run that is open on the shelf. */
  | { readonly task: "put"; readonly name: string }
  | {
      readonly task: "rename";
      readonly id: string;
      /** As the page has it: where another tab has renamed it meanwhile, it stays. */
      readonly before: string;
      readonly name: string;
    }
  | { readonly task: "remove" | "restore"; readonly id: string };

/** What is on the shelf then, and what there is to say of it. */
export interface ShelfAnswer {
  readonly runs: readonly ShelvedRun[];
  readonly words: readonly Said[];
  /** The shelf is not as it was asked to be. */
  readonly isProblem: boolean;
}
