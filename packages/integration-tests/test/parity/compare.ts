import type { Played } from "./games.ts";

/** How far an engine is from the reference after a game. */
export interface Deviation {
  readonly game: string;
  /** Largest difference of a weight, in units of the largest weight of its tensor. */
  readonly weights: number;
  /** Largest difference of a loss at any iteration, in nats. */
  readonly losses: number;
  /** The same at each iteration. */
  readonly lossesByIteration: readonly number[];
}

/** Compares one engine's game with the reference's. */
export function deviationOf(played: Played, reference: Played): Deviation {
  const lossesByIteration = reference.losses.map(([d, g], i) => {
    const [otherD, otherG] = played.losses[i] ?? [Number.NaN, Number.NaN];
    return Math.max(Math.abs(d - otherD), Math.abs(g - otherG));
  });
  const weights = Object.entries(reference.weights).map(([name, expected]) => {
    const received = played.weights[name] ?? [];
    const largest = expected.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    return expected.reduce((most, value, i) => {
      const difference = Math.abs(value - (received[i] ?? Number.NaN));
      return Number.isNaN(difference) ? Number.NaN : Math.max(most, difference / largest);
    }, 0);
  });
  const most = (values: readonly number[]) =>
    values.some(Number.isNaN) ? Number.NaN : Math.max(...values);
  return {
    game: reference.game,
    weights: most(weights),
    losses: most(lossesByIteration),
    lossesByIteration,
  };
}
