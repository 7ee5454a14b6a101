import type { Figure } from "./figure.ts";
import type { TrainedFigure } from "./trained-figure.ts";

/** A figure whatever its frames are: they reach it from its own task alone. */
// biome-ignore lint/suspicious/noExplicitAny: a list cannot know the type of each of its figures' frames.
export type AnyFigure = Figure<any> & Partial<TrainedFigure<any>>;
