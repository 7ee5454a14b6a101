/** A list of numbers, as it comes from the worker or from a file. */
export type Numbers = ArrayLike<number>;

/** Functions on the line, on equal cells from `low` to `high`. */
export interface LineShown {
  readonly view: "line";
  readonly low: number;
  readonly high: number;
  readonly pData: Numbers;
  readonly pG: Numbers;
  readonly discriminator: Numbers;
  readonly optimal: Numbers;
  /** z, x, z, x, … */
  readonly arrows: Numbers;
  readonly noise: readonly [low: number, high: number];
  readonly deviation: number;
}

/** The plane from `low` to `high` on both axes. */
export interface PlaneShown {
  readonly view: "plane";
  readonly low: number;
  readonly high: number;
  /** D at the middles of `side × side` cells, row by row from the bottom. */
  readonly heat: Numbers;
  readonly side: number;
  /** x, y, x, y, … of samples of G. */
  readonly points: Numbers;
  readonly pushes: Numbers;
}

/** Pictures that G makes of fixed noise, as RGBA bytes. */
export interface PicturesShown {
  readonly view: "pictures";
  readonly width: number;
  readonly height: number;
  readonly pixels: Numbers;
}

/** A game as the worker sees it. */
export interface GameFrame {
  readonly shown: LineShown | PlaneShown | PicturesShown;
  readonly iteration: number;
  /** Steps taken of the iteration under way. */
  readonly phase: number;
  /** Who moves in each step of an iteration. */
  readonly steps: readonly string[];
  readonly last: "none" | "discriminator" | "generator" | "both";
  /** What the health monitor calls it. */
  readonly condition: string;
  readonly measured?: { readonly value: number; readonly divergence: number };
  readonly modes?: { readonly found: number; readonly total: number };
  readonly realProbability?: number;
  readonly fakeProbability?: number;
}
