import { assertPositiveInteger, createRng } from "@gan/spec";
import { add, mul, type Scalar, softplus, sub, sum, tensor2d, tidy } from "@tensorflow/tfjs-core";
import { descend, type Learner } from "../player.ts";
import { slopeOf } from "../slope.ts";
import { createPacer } from "../training.ts";
import type { Density } from "./density.ts";
import { discriminatorOn } from "./estimates.ts";
import { gameValue } from "./game-value.ts";
import { createGrid, densityOn, type Grid, integrate } from "./grid.ts";
import { optimalDiscriminator } from "./optimal-discriminator.ts";
import { virtualCriterion } from "./virtual-criterion.ts";

/** Where D is compared with D*, and how long it is trained. */
export interface FitOptions {
  /** Where the densities are compared. @default 128 cells from −6 to 6 */
  readonly grid?: Grid;
  /** Updates of D. @default 1500 */
  readonly iterations?: number;
}

/** A trained D beside D*, all on one grid. */
export interface DiscriminatorFit {
  readonly grid: Grid;
  readonly pData: Float64Array;
  readonly pG: Float64Array;
  /** D*. */
  readonly optimal: Float64Array;
  /** What D gives after training. */
  readonly trained: Float64Array;
  /** ∫ |D − D*| (p_data + p_g)/2 dx. */
  readonly meanDeviation: number;
  /** Largest |D − D*| where (p_data + p_g)/2 is at least a hundredth of its maximum; elsewhere D is hardly trained. */
  readonly largestDeviation: number;
  /** V(D, G), at most C(G). */
  readonly value: number;
  /** C(G) = V(D*, G). */
  readonly criterion: number;
}

/**
 * Proposition 1 by experiment: trains D against a fixed G until it meets D*.
 *
 *     ascend  ∇ ∫ p_data(x) log D(x) + p_g(x) log(1 - D(x)) dx
 *
 * The expectations are taken on the grid, so no sampling noise stands between D and D*; what is left is what the
 * network cannot express.
 *
 * @param discriminator - Takes one number. Its parameters change; it stays the caller's.
 * @param pData - What D is to call real.
 * @param pG - What a fixed G makes.
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, proposition 1.
 */
export async function fitDiscriminator(
  discriminator: Learner,
  pData: Pick<Density, "at">,
  pG: Pick<Density, "at">,
  { grid = createGrid(-6, 6, 128), iterations = 1500 }: FitOptions = {},
): Promise<DiscriminatorFit> {
  assertPositiveInteger("iterations", iterations);
  const [p, q] = [densityOn(grid, pData.at), densityOn(grid, pG.at)];
  const pace = createPacer();
  for (let count = 1; count <= iterations; count++) {
    tidy(() => ascend(discriminator, grid, p, q, count));
    await pace();
  }
  const optimal = optimalDiscriminator(p, q);
  const trained = await discriminatorOn(grid, discriminator.network);
  const deviation = trained.map((d, i) => Math.abs(d - optimal[i]!));
  const middle = p.map((mass, i) => (mass + q[i]!) / 2);
  const least = Math.max(...middle) / 100;
  return {
    ...{ grid, pData: p, pG: q, optimal, trained },
    meanDeviation: integrate(
      deviation.map((d, i) => d * middle[i]!),
      grid,
    ),
    largestDeviation: Math.max(...deviation.filter((_, i) => middle[i]! >= least)),
    value: gameValue(trained, p, q, grid),
    criterion: virtualCriterion(p, q, grid),
  };
}

/** One step up the gradient of V(D, G) in expectation. */
function ascend(
  player: Learner,
  grid: Grid,
  p: Float64Array,
  q: Float64Array,
  count: number,
): void {
  const column = (values: Float64Array) => tensor2d(Float32Array.from(values), [values.length, 1]);
  const x = column(grid.points);
  const [real, fake] = [p, q].map((density) => column(density.map((mass) => mass * grid.step)));
  const stream = createRng(0).stream("proposition 1", count);
  const slope = slopeOf(player.network, () => {
    const logits = player.network.apply(x, { mode: "train", stream });
    const losses = add(mul(real!, softplus(sub(0, logits))), mul(fake!, softplus(logits)));
    return [sum<Scalar>(losses)];
  });
  descend(player, slope, { iteration: count, epoch: 1, count });
}
