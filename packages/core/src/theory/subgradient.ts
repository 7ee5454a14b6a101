import { createRng } from "@gan/spec";
import { createGrid, densityOn, integrate } from "./grid.ts";
import { optimalDiscriminator } from "./optimal-discriminator.ts";
import { virtualCriterion } from "./virtual-criterion.ts";

/** What was found of the lemma on pairs of random densities. */
export interface SubgradientCheck {
  /** Pairs of densities tried. */
  readonly pairs: number;
  /** Least of C(q) − C(p) − ⟨g, q − p⟩; never negative for a subgradient g. */
  readonly leastSlack: number;
  /** Largest difference between ⟨g, q − p⟩ and the measured slope of C from p towards q. */
  readonly largestSlopeError: number;
}

/**
 * The lemma in the proof of proposition 2: the gradient of V at the best D is a subgradient of C, the supremum.
 *
 *     C(p_g) = sup_D U(p_g, D);  g = ∂U(p_g, D)/∂p_g at D = D* is log(1 - D*)
 *     C(q) ≥ C(p) + ⟨g, q - p⟩ for every density q
 *
 * Tried on pairs of random densities; C is smooth inside the simplex, so its slope from p towards q is ⟨g, q - p⟩.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, proof of proposition 2.
 */
export function checkSubgradient(pairs = 200, seed = 1): SubgradientCheck {
  const grid = createGrid(0, 1, 50);
  const rng = createRng(seed);
  let leastSlack = Number.POSITIVE_INFINITY;
  let largestSlopeError = 0;
  for (let pair = 0; pair < pairs; pair++) {
    const stream = rng.stream("densities", pair);
    const random = () => densityOn(grid, () => 0.05 + stream.next());
    const [pData, p, q] = [random(), random(), random()] as const;
    const g = optimalDiscriminator(pData, p).map((d) => Math.log(1 - d));
    const inner = integrate(
      g.map((slope, i) => slope * (q[i]! - p[i]!)),
      grid,
    );
    const along = (t: number) =>
      virtualCriterion(
        pData,
        p.map((mass, i) => mass + t * (q[i]! - mass)),
        grid,
      );
    const t = 1e-5;
    const measured = (along(t) - along(-t)) / (2 * t);
    leastSlack = Math.min(leastSlack, along(1) - along(0) - inner);
    largestSlopeError = Math.max(largestSlopeError, Math.abs(measured - inner));
  }
  return { pairs, leastSlack, largestSlopeError };
}
