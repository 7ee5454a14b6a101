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
