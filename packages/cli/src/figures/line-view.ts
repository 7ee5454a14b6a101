import { decode, type Game, sample } from "@gan/core";
import {
  createGrid,
  densityOn,
  estimateValue,
  type Grid,
  jensenShannonOfSamples,
  lineMoment,
} from "@gan/core/theory";
import type { ToyExperiment } from "@gan/experiments";
import { createRng, readRows } from "@gan/spec";

/** Standard deviation of the kernel that p_g is smoothed with for drawing, as a share of p_data's. */
const KERNEL = 0.12;

const ARROWS = 19;
const SAMPLES = 100_000;
const SAMPLES_OF_VALUE = 20_000;

export type LineView = ReturnType<typeof createLineView>;
export type Moment = Awaited<ReturnType<LineView["lookAt"]>>;

/** Looks at a game on the line: z and x are single numbers, and z is uniform. */
export function createLineView(density: ToyExperiment["density"]) {
  const [low, high] = density.range;
  const grid = createGrid(low, high, 250);
  const pData = densityOn(grid, (x) => Math.exp(density.logDensity([x])));
  const shown = mostOf(pData, grid);
  const bins = createGrid(low, high, 100);
  const real = readRows(
    density.sample({ size: SAMPLES, rng: createRng(0).fork("figure 1/measure/") }),
  );

  return {
    /**
     * D, p_g and the mapping from z to x at this moment, on a grid.
     *
     * @param weights - Of G: the ones it has now, or the mean that samples are drawn from, where it keeps one.
     */
    async lookAt(game: Game, weights: "current" | "mean") {
      const generate = async (z: Float32Array) => readRows(await decode(game, z));
      const { pG, discriminator, optimal, ...moment } = await lineMoment(game, {
        ...{ grid, pData, deviation: KERNEL * density.deviation, arrows: ARROWS },
        ...(weights === "mean" && { generate }),
      });
      const functions = { x: grid.points, pData, pG, discriminator, optimal };
      return {
        iteration: game.iteration,
        /** On the whole grid. */
        functions,
        /** Where p_data has nearly all its mass. */
        shown: shown(functions),
        ...moment,
      };
    },

    /** JSD and V from samples, in nats: JSD by a histogram of 100 bins over as many draws as examples, 100,000. */
    async measure(game: Game) {
      const fake = readRows(await sample(game, SAMPLES, { stream: "figure 1/measure" }));
      const { value } = await estimateValue(
        game.discriminator.network,
        real.slice(0, SAMPLES_OF_VALUE),
        fake.slice(0, SAMPLES_OF_VALUE),
      );
      return {
        iteration: game.iteration,
        divergence: jensenShannonOfSamples(real, fake, bins),
        value: value.mean,
        valueStandardError: value.standardError,
      };
    },

    grid,
    pData,
  };
}

/** Cuts functions on a grid to the whole numbers between which p has all but 0.3 % of its mass. */
function mostOf(p: Float64Array, { points, step }: Grid) {
  let mass = 0;
  const within = points.filter((_, i) => {
    mass += p[i]! * step;
    return mass > 0.0015 && mass < 0.9985;
  });
  const [low, high] = [Math.floor(within[0]!), Math.ceil(within[within.length - 1]!)];
  const from = points.findIndex((x) => x > low);
  const to = points.findLastIndex((x) => x < high) + 1;
  return <Name extends string>(functions: Readonly<Record<Name, Float64Array>>) =>
    Object.fromEntries(
      Object.entries<Float64Array>(functions).map(([name, values]) => [
        name,
        values.subarray(from, to),
      ]),
    ) as Record<Name, Float64Array>;
}
