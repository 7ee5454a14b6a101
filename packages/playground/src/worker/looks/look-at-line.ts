import { createGrid, densityOn, gameValue, integrate, lineMoment } from "@gan/core/theory";
import type { ToyDensity } from "@gan/data";
import type { Looker } from "./look.ts";

const CELLS = 240;
const ARROWS = 21;
/** Standard deviation of the kernel that p_g is smoothed with, as a share of p_data's. */
const KERNEL = 0.1;

/** Looks at a game on the line: Figure 1, with V(D, G) and the divergence as integrals over it. */
export function createLineLooker({ density }: { density: ToyDensity }): Looker {
  const [low, high] = density.range;
  const grid = createGrid(low, high, CELLS);
  const pData = densityOn(grid, (x) => Math.exp(density.logDensity([x])));
  return async (game) => {
    const { pG, discriminator, optimal, divergence, arrows, noiseRange } = await lineMoment(game, {
      ...{ grid, pData, deviation: KERNEL * density.deviation, arrows: ARROWS },
    });
    const off = discriminator.map((d, i) => (Math.abs(d - optimal[i]!) * (pData[i]! + pG[i]!)) / 2);
    return {
      shown: {
        view: "line",
        ...{ low, high, noise: noiseRange },
        pData: Float32Array.from(pData),
        pG: Float32Array.from(pG),
        discriminator: Float32Array.from(discriminator),
        optimal: Float32Array.from(optimal),
        arrows: Float32Array.from(arrows.flatMap(({ z, x }) => [z, x])),
        deviation: integrate(off, grid),
      },
      measured: {
        value: gameValue(clipped(discriminator), pData, pG, grid),
        divergence,
      },
    };
  };
}

const clipped = (d: Float64Array) => d.map((p) => Math.min(1 - 1e-12, Math.max(1e-12, p)));
