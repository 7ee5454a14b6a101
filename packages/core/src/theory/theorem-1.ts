import { type Density, gaussian, mixture } from "./density.ts";
import { jensenShannon } from "./divergence.ts";
import { createGrid, densityOn, integrate } from "./grid.ts";
import { leastCriterion } from "./virtual-criterion.ts";

/** Both sides of equation 6 for one generator. */
export interface CriterionRow {
  /** p_g. */
  readonly generator: string;
  /** C(G), found by searching the best answer at every point, without the formula of D*. */
  readonly criterion: number;
  /** JSD(p_data ‖ p_g). */
  readonly divergence: number;
  /** |C(G) − (−log 4 + 2 JSD)|. */
  readonly difference: number;
}

const pushedAside = [0, 0.25, 0.5, 1, 2, 4].map((mean) => gaussian(mean, 1));
const widened = [0.5, 2].map((deviation) => gaussian(0, deviation));

/**
 * Theorem 1 and equation 6 in numbers: C(G) against −log 4 + 2 JSD for many generators.
 *
 *     C(G) = -log 4 + 2 JSD(p_data ‖ p_g),  least where p_g = p_data
 *
 * The two sides share no formula: C(G) is a maximum searched over D(x) at each point of the grid.
 *
 * @returns A row for each generator. The first one is p_data itself, with C(G) = −log 4.
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, theorem 1, equations 4 to 6.
 */
export function checkTheorem1(
  pData: Density = gaussian(0, 1),
  generators: readonly Density[] = [
    ...pushedAside,
    ...widened,
    mixture(gaussian(-2, 0.5), gaussian(2, 0.5)),
  ],
): CriterionRow[] {
  const grid = createGrid(-12, 12, 2000);
  const p = densityOn(grid, pData.at);
  return generators.map((generator) => {
    const q = densityOn(grid, generator.at);
    const criterion = integrate(
      p.map((mass, i) => greatestValueAt(mass, q[i]!)),
      grid,
    );
    const divergence = jensenShannon(p, q, grid);
    const difference = Math.abs(criterion - (leastCriterion + 2 * divergence));
    return { generator: generator.name, criterion, divergence, difference };
  });
}

/** max over y of a log y + b log(1 - y), by golden-section search over the logit of y. */
function greatestValueAt(a: number, b: number): number {
  const valueAt = (logit: number) =>
    -a * Math.log1p(Math.exp(-logit)) - b * Math.log1p(Math.exp(logit));
  const ratio = (Math.sqrt(5) - 1) / 2;
  let [low, high] = [-300, 300];
  for (let i = 0; i < 80; i++) {
    const [left, right] = [high - ratio * (high - low), low + ratio * (high - low)];
    if (valueAt(left) < valueAt(right)) low = left;
    else high = right;
  }
  return valueAt((low + high) / 2);
}
