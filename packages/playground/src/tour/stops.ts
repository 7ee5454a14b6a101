import type { MessageKey } from "../languages/messages.ts";

/** A place of the page where the tour stops. */
export interface Stop {
  /** The name of its message; its title has `.title` after it. */
  readonly words: MessageKey;
  readonly title: MessageKey;
  /** What is spoken of, as selectors; the card stands beside the first. */
  readonly of: readonly [string, ...string[]];
  /** Steps of players in a second, where the game has to be slow to be followed. */
  readonly stepsPerSecond?: number;
}

/** The stops in their order. */
export const stops: readonly Stop[] = [
  { title: "tour.players.title", words: "tour.players", of: [".stage .story"] },
  {
    ...{ title: "tour.points.title", words: "tour.points" },
    of: [".stage .figure", ".stage .key.data", ".stage .key.of-g"],
  },
  {
    ...{ title: "tour.shading.title", words: "tour.shading" },
    of: [".stage .figure", ".stage .key.heat"],
  },
  { title: "tour.loop.title", words: "tour.loop", of: [".algorithm"], stepsPerSecond: 3 },
  { title: "tour.curves.title", words: "tour.curves", of: [".curves"] },
  { title: "tour.winning.title", words: "tour.winning", of: [".health, .differences"] },
];
