import type { Update } from "@gan/spec";

/**
 * A rate that shrinks a little after every minibatch, down to a floor.
 *
 *     η(t) = max(η₀ / decay^t, minimum),  t = iterations completed
 *
 * @see The authors' released configurations: decay 1.000004, minimum 1e-6.
 */
export function exponentialDecay({
  initial,
  decay = 1.000004,
  minimum = 1e-6,
}: {
  /** η₀. */
  readonly initial: number;
  /** Divisor per iteration. @default 1.000004 */
  readonly decay?: number;
  /** Smallest rate. @default 1e-6 */
  readonly minimum?: number;
}): (update: Update) => number {
  return ({ iteration }) => Math.max(initial / power(decay, iteration - 1), minimum);
}

/**
 * A learning rate that falls to nothing over the last epochs, whatever it was before.
 *
 *     η'(e) = η(e) · min((epochs - e + 1) / over, 1),  e = epoch, from 1
 *
 * The minibatch noise in the weights falls with it. The paper did not do so.
 *
 * @param rate - The rate without annealing.
 */
export function annealed(
  rate: (update: Update) => number,
  {
    epochs,
    over,
  }: {
    /** Length of the training; beyond it the last rate stays. */
    readonly epochs: number;
    /** Epochs that the fall takes. */
    readonly over: number;
  },
): (update: Update) => number {
  return (update) => {
    const left = Math.max(epochs - update.epoch + 1, 1);
    return rate(update) * Math.min(left / over, 1);
  };
}

/**
 * A momentum that grows linearly over the first epochs.
 *
 *     μ(e) = from + (to - from) · min((e - 1) / (epochs - 1), 1),  e = epoch, from 1
 *
 * @see The authors' released configurations: from .5 in epoch 1 to .7 in epoch 250.
 */
export function momentumRamp({
  from = 0.5,
  to = 0.7,
  epochs = 250,
} = {}): (update: Update) => number {
  return ({ epoch }) => from + (to - from) * Math.min((epoch - 1) / (epochs - 1), 1);
}

/** base^exponent by squaring: `Math.pow` may differ between engines in its last bit. */
export function power(base: number, exponent: number): number {
  let result = 1;
  for (let [square, rest] = [base, exponent]; rest > 0; rest = Math.floor(rest / 2)) {
    if (rest % 2 === 1) result *= square;
    square *= square;
  }
  return result;
}
