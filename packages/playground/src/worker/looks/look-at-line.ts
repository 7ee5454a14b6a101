import type { Game } from "@gan/core";
import {
  createGrid,
  densityOn,
  discriminatorOn,
  type Grid,
  gameValue,
  integrate,
  jensenShannon,
  optimalDiscriminator,
} from "@gan/core/theory";
import type { ToyDensity } from "@gan/data";
import { tensor2d, tidy } from "@tensorflow/tfjs-core";
import type { Looker } from "./look.ts";

const CELLS = 240;
/** Evenly spaced noise that stands for the whole of p_z. */
const PLACES = 4_000;
const ARROWS = 21;
/** Standard deviation of the kernel that p_g is smoothed with, as a share of p_data's. */
const KERNEL = 0.1;

/** Looks at a game on the line: Figure 1, with V(D, G) and the divergence as integrals over it. */
export function createLineLooker({ density }: { density: ToyDensity }): Looker {
  const [low, high] = density.range;
  const grid = createGrid(low, high, CELLS);
  const pData = densityOn(grid, (x) => Math.exp(density.logDensity([x])));
  return async (game) => {
    const noise = evenNoise(game);
    const places = await mapped(game, noise.places);
    const arrowsFrom = noise.arrows;
    const arrowsTo = await mapped(game, arrowsFrom);
    const pG = smoothed(places, noise.weights, KERNEL * density.deviation, grid);
    const discriminator = await discriminatorOn(grid, game.discriminator.network);
    const optimal = optimalDiscriminator(pData, pG);
    const off = discriminator.map((d, i) => (Math.abs(d - optimal[i]!) * (pData[i]! + pG[i]!)) / 2);
    return {
      shown: {
        view: "line",
        ...{ low, high, noise: noise.range },
        pData: Float32Array.from(pData),
        pG: Float32Array.from(pG),
        discriminator: Float32Array.from(discriminator),
        optimal: Float32Array.from(optimal),
        arrows: Float32Array.from({ length: 2 * ARROWS }, (_, i) =>
          i % 2 === 0 ? arrowsFrom[i >> 1]! : arrowsTo[i >> 1]!,
        ),
        deviation: integrate(off, grid),
      },
      measured: {
        value: gameValue(clipped(discriminator), pData, pG, grid),
        divergence: jensenShannon(pData, positive(pG), grid),
      },
    };
  };
}

/** Noise that is evenly spaced, with the weight that p_z gives it. */
function evenNoise({ prior }: Game) {
  const bound = prior.name === "uniform" ? Math.sqrt(3) : 3;
  const range = [-bound, bound] as const;
  const even = (count: number) =>
    Float32Array.from({ length: count }, (_, i) => bound * ((2 * i + 1) / count - 1));
  const places = even(PLACES);
  const weights = Float64Array.from(places, (z) =>
    prior.name === "uniform" ? 1 : Math.exp((-z * z) / 2),
  );
  return { range, places, weights, arrows: even(ARROWS) };
}

/** G as D plays against it, not with its mean weights. */
async function mapped({ generator: { network }, rng }: Game, z: Float32Array) {
  const x = tidy(() =>
    network.apply(tensor2d(z, [z.length, 1]), { mode: "evaluate", stream: rng.stream("evaluate") }),
  );
  return (await x.data().finally(() => x.dispose())) as Float32Array;
}

/** The density of weighted numbers on a grid: counted in cells, then smoothed with a Gaussian. */
function smoothed(
  numbers: Float32Array,
  weights: Float64Array,
  deviation: number,
  { low, step, points }: Grid,
): Float64Array {
  const counts = new Float64Array(points.length);
  let total = 0;
  for (let i = 0; i < numbers.length; i++) {
    total += weights[i]!;
    const cell = Math.floor((numbers[i]! - low) / step);
    if (cell >= 0 && cell < counts.length) counts[cell] = counts[cell]! + weights[i]!;
  }
  const reach = Math.ceil((4 * deviation) / step);
  const kernel = Float64Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((((i - reach) * step) / deviation) ** 2) / 2),
  );
  const mass = kernel.reduce((sum, part) => sum + part, 0) * total * step;
  return counts.map((_, i) => {
    let sum = 0;
    for (let j = 0; j < kernel.length; j++) sum += kernel[j]! * (counts[i + j - reach] ?? 0);
    return sum / mass;
  });
}

const clipped = (d: Float64Array) => d.map((p) => Math.min(1 - 1e-12, Math.max(1e-12, p)));
const positive = (p: Float64Array) => p.map((value) => Math.max(value, 1e-300));
