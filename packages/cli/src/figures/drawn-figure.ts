/** A figure before it is written: the picture, and the numbers it shows. */
export interface DrawnFigure {
  readonly svg: string;
  /** What the JSON file beside the picture holds. */
  readonly numbers: object;
  /** An animated GIF, where there is one. */
  readonly gif?: Uint8Array;
  /** One line for the terminal: what the numbers come to. */
  readonly summary: string;
}

/** A figure that plays a game of its own. */
export interface FigureOptions {
  /** Of all that is random. @default the one whose numbers the pages of this project show */
  readonly seed?: number;
}
