import { discriminate, evaluateNetwork, type Game, sampleSlope } from "@gan/core";
import type { ToyDensity } from "@gan/data";
import { createRng } from "@gan/spec";
import { mul, slice, tensor2d, tidy } from "@tensorflow/tfjs-core";
import type { Looker } from "./look.ts";

/** Cells of the heat map on each axis. */
const SIDE = 44;
const POINTS = 500;
const ARROWS = 56;

/** Looks at a game in the plane: D as a heat map, samples, and where G's loss sends some of them. */
export function createPlaneLooker({ density }: { density: ToyDensity }): Looker {
  const [low, high] = density.range;
  const middle = (i: number) => low + ((i + 0.5) / SIDE) * (high - low);
  const cells = Float32Array.from({ length: 2 * SIDE * SIDE }, (_, i) => {
    const cell = i >> 1;
    return i % 2 === 0 ? middle(cell % SIDE) : middle(Math.floor(cell / SIDE));
  });
  const real = new Float32Array(2 * ARROWS);
  density.sample({ size: ARROWS, rng: createRng(0) }).read([...Array(ARROWS).keys()], real);
  return async (game) => {
    const z = noiseOf(game, POINTS);
    const seen = tidy(() => {
      const heat = discriminate(game, tensor2d(cells, [SIDE * SIDE, 2]));
      const noise = tensor2d(z, [POINTS, game.prior.noiseSize]);
      const points = evaluateNetwork(game.generator.network, noise);
      const few = slice(points, [0, 0], [ARROWS, 2]);
      const source = { at: game.rng.stream, real: () => ({ x: tensor2d(real, [ARROWS, 2]) }) };
      // The loss is a mean over them; of each one's own it is so many times as much.
      return [heat, points, mul(sampleSlope(game, few, source), -ARROWS)];
    });
    try {
      const [heat, points, pushes] = await Promise.all(seen.map((each) => each.data()));
      return {
        shown: {
          view: "plane",
          ...{ low, high, side: SIDE },
          heat: Float32Array.from(heat!),
          points: Float32Array.from(points!),
          pushes: Float32Array.from(pushes!),
        },
      };
    } finally {
      for (const tensor of seen) tensor.dispose();
    }
  };
}

/** The same noise at every look. */
export function noiseOf({ prior, rng }: Game, count: number): Float32Array {
  return prior.draw(count, rng.stream("playground"));
}
