/** A setting of each iteration, from 1. */
export type Rate = (iteration: number) => number;

/** max(η₀ / 1.000004ᵗ, 10⁻⁶) after t iterations, so the first runs at η₀. */
export function paperLearningRate(initial: number): Rate {
  return (iteration) => Math.max(initial / 1.000004 ** (iteration - 1), 1e-6);
}

/** 0.5 in the first epoch, in even steps to 0.7 in the 250th, then 0.7. */
export function paperMomentum(iterationsPerEpoch: number): Rate {
  return (iteration) => {
    const epoch = Math.floor((iteration - 1) / iterationsPerEpoch) + 1;
    return 0.5 + 0.2 * Math.min((epoch - 1) / 249, 1);
  };
}
