import { createGrid, integrate } from "./grid.ts";

/** The gradient of a function blurred by noise, beside its own. */
export interface SmoothedGradientRow {
  /** Standard deviation of the noise. */
  readonly sigma: number;
  /** ∇ E f(x + ε). */
  readonly smoothed: number;
  /** |∇ E f(x + ε) − ∇f(x)|. */
  readonly difference: number;
}

/**
 * The identity behind backpropagation through a generative process: as the noise vanishes, the gradient of the
 * expectation becomes the gradient.
 *
 *     lim σ→0 of ∇ E f(x + ε), ε ~ N(0, σ²), = ∇f(x)
 *
 * ∇E is computed without differentiating f, as E[f(x + ε) ε] / σ²; ∇f by a central difference.
 *
 * @param f - Differentiable at `x`. @default sin(3x) + x²/2
 * @param x - Where. @default 0.7
 * @returns A row for each σ, from 1 down to 1/1024.
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 2.
 */
export function checkSmoothedGradient(
  f: (x: number) => number = (x) => Math.sin(3 * x) + x ** 2 / 2,
  x = 0.7,
): SmoothedGradientRow[] {
  const h = 1e-5;
  const gradient = (f(x + h) - f(x - h)) / (2 * h);
  return [0, 2, 4, 6, 8, 10].map((halvings) => {
    const sigma = 2 ** -halvings;
    const smoothed = smoothedGradient(f, x, sigma);
    return { sigma, smoothed, difference: Math.abs(smoothed - gradient) };
  });
}

/** ∇ₓ E f(x + σt), t ~ N(0, 1), as E[f(x + σt) t] / σ, by quadrature out to 10 deviations. */
export function smoothedGradient(f: (x: number) => number, x: number, sigma: number): number {
  const grid = createGrid(-10, 10, 4000);
  const factor = 1 / (sigma * Math.sqrt(2 * Math.PI));
  return integrate(
    grid.points.map((t) => f(x + sigma * t) * t * factor * Math.exp(-(t * t) / 2)),
    grid,
  );
}
