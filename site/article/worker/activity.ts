import type { Changes } from "../figures/trained-figure.ts";

/** Reads a file of the repository's records. */
export type Read = (path: string) => Promise<Uint8Array>;

/** Something that is trained for a figure, or asked. */
export interface Activity {
  /** Goes on for about as long as the eye takes. @returns Whether it can go on. */
  advance(): Promise<boolean>;
  /** How it stands, as plain data. */
  look(): Promise<unknown>;
  /** Moves one player for some turns; the other stands still. */
  move?(player: string, turns: number): Promise<void>;
  /** Goes on under other settings. */
  change?(settings: Changes): Promise<void>;
  /** Answers a question about what was trained. */
  answer?(question: unknown): Promise<unknown>;
  dispose(): void;
}
