import type { Rng } from "@gan/spec";
import { layers } from "@tensorflow/tfjs-layers";
import { uniform } from "../initializers.ts";
import { maxoutDense } from "../maxout-dense.ts";
import type { Plan } from "../preset.ts";
import { scaled } from "../width.ts";

/** What may differ from the paper's fully connected maxout discriminators. */
export interface MaxoutDiscriminatorOptions {
  /** Numbers in one example. */
  readonly exampleSize?: number;
  /** Maxout units of the hidden layers. */
  readonly hiddenSizes?: readonly number[];
  /** Linear responses per maxout unit. @default 5 */
  readonly pieces?: number;
  /** Scales every hidden layer, for small machines; pieces stay. @default 1 */
  readonly width?: number;
  /** Weights start as U(−range, range). @default 0.005 */
  readonly range?: number;
  /** Share of the input's elements that dropout keeps. @default 0.8 */
  readonly keepInput?: number;
  /** Share of the elements that dropout keeps of every later layer's input. @default 0.5 */
  readonly keepHidden?: number;
}

/** The layers of the paper's fully connected discriminators: dropout before every layer, maxout, one logit. */
export function maxoutDiscriminatorPlan(
  {
    exampleSize,
    hiddenSizes,
    pieces = 5,
    width = 1,
    range = 0.005,
    keepInput = 0.8,
    keepHidden = 0.5,
  }: MaxoutDiscriminatorOptions &
    Required<Pick<MaxoutDiscriminatorOptions, "exampleSize" | "hiddenSizes">>,
  rng: Rng,
): Plan {
  const kernel = (name: string) => uniform(range, rng.stream(`${name}/kernel`));
  const dropout = (name: string, keep: number) =>
    layers.dropout({ name: `${name}-dropout`, rate: 1 - keep });
  const hidden = hiddenSizes.flatMap((size, i) => {
    const name = `h${i}`;
    const units = scaled(size, width);
    return [
      dropout(name, i === 0 ? keepInput : keepHidden),
      maxoutDense({ name, units, pieces, kernelInitializer: kernel(name) }),
    ];
  });
  const logit = layers.dense({ name: "y", units: 1, kernelInitializer: kernel("y") });
  return { inputShape: [exampleSize], layers: [...hidden, dropout("y", keepHidden), logit] };
}
