import { type Game, sample } from "@gan/core";
import { selectByRejection, selectByWalk } from "@gan/extensions";
import { type Dataset, type KnownModes, readRows } from "@gan/spec";
import type { ExperimentMeasure } from "../measure.ts";

/** Samples of each way. */
const COUNT = 10_000;

/** What is drawn, by how it is chosen. */
const ways: Readonly<Record<string, (game: Game) => Promise<Dataset>>> = {
  fair: (game) => sample(game, COUNT, { stream: "selection/fair" }),
  rejection: (game) => selectByRejection(game, COUNT),
  walk: (game) => selectByWalk(game, COUNT),
};

/** How well samples that D chose cover known modes, beside fair draws. */
export function selectedModes({ centers, deviation }: KnownModes): ExperimentMeasure {
  return {
    name: "selected-modes",
    describe:
      "Of 10,000 samples, drawn fairly, kept by D's odds, and from noise that walked by D: modes with at least one in a thousand within 4σ, the share within 4σ of one, and the deviation of those along an axis over the data's.",
    async measure({ game }) {
      const values: Record<string, number> = {};
      for (const [way, draw] of Object.entries(ways)) {
        const counted = countNear(await draw(game), centers, deviation);
        for (const [name, value] of Object.entries(counted)) values[`${way}: ${name}`] = value;
      }
      return values;
    },
  };
}

function countNear(samples: Dataset, centers: KnownModes["centers"], deviation: number) {
  const rows = readRows(samples, 0, samples.size);
  const counts = centers.map(() => 0);
  let [near, sum] = [0, 0];
  for (let i = 0; i < samples.size; i++) {
    const [x, y] = [rows[2 * i]!, rows[2 * i + 1]!];
    let [best, square] = [0, Number.POSITIVE_INFINITY];
    for (const [mode, [cx, cy]] of centers.entries()) {
      const distance = (x - cx!) ** 2 + (y - cy!) ** 2;
      if (distance < square) [best, square] = [mode, distance];
    }
    if (square > (4 * deviation) ** 2) continue;
    counts[best]!++;
    near++;
    sum += square;
  }
  const modes = counts.filter((count) => count >= samples.size / 1000).length;
  return { modes, near: near / samples.size, spread: Math.sqrt(sum / near / 2) / deviation };
}
