import type { Language } from "../languages/languages.ts";
import type { Frame } from "../protocol.ts";
import type { Client } from "./client.ts";
import type { FrameReel } from "./frame-reel.ts";
import type { PageState } from "./state.ts";

/** What the actions act upon. */
export interface Stage {
  readonly state: PageState;
  readonly client: Client;
  /** The element is the page: its runs are kept for the next visit. */
  readonly isPage: boolean;
  update(change: Partial<PageState>): void;
  /** The address of the experiment as it stands. */
  address(): string;
  /** Opens a game by what an address has of it; the page's own address does not become that. */
  show(experiment: string): void;
  pause(): void;
  /** Puts a second game beside the first, or takes it away. */
  pair(isOn: boolean): void;
  /** Speaks another language. */
  speak(language: Language): void;
  readonly reel: FrameReel;
  /** Draws a frame as the main figure shows it. */
  draw(
    context: CanvasRenderingContext2D,
    size: { width: number; height: number },
    frame: Frame,
  ): void;
}
