/** An HTML element, and a file, where the program is for a page; its types are needed in Node, too, where neither is known. */
type PageElement = typeof globalThis extends { HTMLElement: { prototype: infer T } } ? T : object;
type PageFile = typeof globalThis extends { File: { prototype: infer T } } ? T : object;

/**
 * `<gan-playground>`: an adversarial net that trains, in a worker, and everything to watch it by.
 *
 * It fires `gan-frame`, with `detail.iteration`, whenever the game was looked at.
 *
 * @example
 * <gan-playground experiment="game=ring&amp;seed=7"></gan-playground>
 */
export interface GanPlayground extends PageElement {
  /** Completed iterations. */
  readonly iteration: number;
  /** Whether it trains. */
  readonly isPlaying: boolean;
  /** Milliseconds of every task of the page's main thread that took more than 50, as the browser's observer tells. */
  readonly longTasks: readonly number[];
  /** Plays on, or goes back, to exactly this iteration. */
  goTo(iteration: number): void;
  /** Trains on. */
  play(): void;
  /** Stops after the iteration under way. */
  pause(): void;
  /**
   * The state of the game as a checkpoint, without changing it; between the steps of an iteration, too.
   *
   * @param of - Which game, where there are two. @default "a"
   */
  state(of?: "a" | "b"): Promise<Uint8Array>;
  /** Opens files as if they had been dropped: a checkpoint, MNIST's files, or pictures. */
  openFiles(files: readonly PageFile[]): void;
}

/** The attributes of `<gan-playground>`. */
export interface PlaygroundAttributes {
  /** What to open, such as `game=ring&k=5&seed=7`; what an address of the page has after `#`. */
  readonly experiment?: string;
  /** The language: `en`, `de` or `ar`. @default the one that the page around it has */
  readonly lang?: string;
  /** @default the system's */
  readonly theme?: "light" | "dark";
  /** The element is the page, and keeps the experiment in the page's own address. */
  readonly address?: boolean | "";
}

declare global {
  interface HTMLElementTagNameMap {
    "gan-playground": GanPlayground;
  }
  /** JSX without a library's own types; React has its own, see `react.ts`. */
  namespace JSX {
    interface IntrinsicElements {
      "gan-playground": PlaygroundAttributes & Readonly<Record<string, unknown>>;
    }
  }
}
