import { generatorGradients } from "@gan/core/theory";
import { createExperimentGame, createExperimentSampler, digits, play } from "@gan/experiments";
import type { GradientsFrame } from "../../figures/gradients-in-a-game.ts";
import type { Activity } from "../activity.ts";

const ITERATIONS = 60;
const EVERY = 2;

/** A game on drawn digits in which D learns faster than G, and what either loss would give G to learn from. */
export async function createGradientsActivity(): Promise<Activity> {
  const settings = { ...digits.settings, width: 0.5, discriminatorRateScale: 3 };
  const train = await digits.load("train", async () => new Uint8Array());
  const game = createExperimentGame(digits, settings, train);
  const sampler = createExperimentSampler(settings, train);
  const records = play(game, sampler, settings, { iterations: ITERATIONS, recordEvery: EVERY });
  let frame: GradientsFrame = { iteration: 0, rows: [] };
  return {
    async advance() {
      const { value } = await records.next();
      if (!value) return false;
      const { iteration } = value;
      const row = { iteration, ...(await generatorGradients(game)) };
      frame = { iteration, rows: [...frame.rows, row] };
      return true;
    },
    look: async () => frame,
    dispose: () => game.dispose(),
  };
}
