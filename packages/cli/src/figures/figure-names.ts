/** Figures that play a game of their own, in the order in which they are named. */
export const ownFigures = [
  "1",
  "saturation",
  "proposition-1",
  "proposition-2",
  "overfitting",
] as const;
export type OwnFigure = (typeof ownFigures)[number];

/** Figures of a run. */
export const runFigures = ["2", "3"] as const;
export type RunFigure = (typeof runFigures)[number];

/** Every figure that can be named. */
export const figureNames: readonly string[] = [...ownFigures, ...runFigures];
