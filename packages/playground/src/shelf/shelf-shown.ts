import type { Said } from "../languages/said.ts";
import type { ShelfMeasure } from "./measures.ts";
import type { ShelvedRun } from "./shelved-run.ts";

/** What is seen of the shelf. */
export interface ShelfShown {
  readonly runs: readonly ShelvedRun[];
  readonly isLoading: boolean;
  readonly words: readonly Said[];
  readonly isProblem: boolean;
  /** What was removed last, and can be put back. */
  readonly removed?: ShelvedRun | undefined;
  /** Runs whose curves are shown, by id. */
  readonly ticked: ReadonlySet<string>;
  readonly measure: ShelfMeasure;
  /** Where values are read. */
  readonly at?: number | undefined;
}

/** What can be done at the shelf. */
export interface ShelfActions {
  put(name: string): void;
  rename(run: ShelvedRun, name: string): void;
  open(run: ShelvedRun): void;
  remove(run: ShelvedRun): void;
  restore(): void;
  tick(run: ShelvedRun): void;
  choose(measure: ShelfMeasure): void;
  press(event: KeyboardEvent): void;
  close(): void;
}
