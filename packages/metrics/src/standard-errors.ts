import {
  createRng,
  type Dataset,
  type Metric,
  type MetricSubject,
  pick,
  type Rows,
  type Stream,
} from "@gan/spec";
import { pickRows } from "./linear-algebra/pick-rows.ts";

/** How the halves are drawn. */
export interface StandardErrorsOptions {
  /** Halves that are measured. @default 10 */
  readonly halves?: number;
  /** @default 0 */
  readonly seed?: number;
  /** Told after each half how many are done. */
  readonly onProgress?: (done: number) => void;
}

/**
 * Standard errors of a metric's values, from what it says of random halves of the samples and of the test examples. Of n examples
 * a half, drawn without replacement, varies as a fresh set of n would (the jackknife that leaves out half), also where the value
 * itself depends on n, as the Fréchet distance does.
 *
 * @returns One for each value; 0 for one that is the same in every half.
 * @see Shao and Wu, "A general theory for jackknife variance estimation", 1989.
 */
export async function standardErrors(
  metric: Metric,
  subject: MetricSubject,
  { halves = 10, seed = 0, onProgress = () => {} }: StandardErrorsOptions = {},
): Promise<Record<string, number>> {
  const rng = createRng(seed);
  const found: Readonly<Record<string, number>>[] = [];
  for (let i = 0; i < halves; i++) {
    found.push(await metric.measure(halfOf(subject, (of) => rng.stream(of, i))));
    onProgress(i + 1);
  }
  const names = Object.keys(found[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, deviationOf(found.map((of) => of[name]!))]));
}

function halfOf(subject: MetricSubject, streamOf: (name: string) => Stream): MetricSubject {
  const chosen = new Map<Dataset, { readonly whole: Dataset; readonly indices: Uint32Array }>();
  const take = (whole: Dataset, name: string): Dataset => {
    const order = Uint32Array.from({ length: whole.size }, (_, i) => i);
    const indices = streamOf(name)
      .shuffle(order)
      .subarray(0, Math.ceil(whole.size / 2));
    const half = pick(whole, indices, `half of ${whole.name}`);
    chosen.set(half, { whole, indices });
    return half;
  };
  const ofHalf = (of: (examples: Dataset) => Promise<Rows>) => async (examples: Dataset) => {
    const part = chosen.get(examples);
    return part ? pickRows(await of(part.whole), part.indices) : of(examples);
  };
  const { samples, test, features, logits } = subject;
  return {
    ...subject,
    ...(samples && { samples: take(samples, "samples") }),
    ...(test && { test: take(test, "test") }),
    ...(features && { features: ofHalf(features) }),
    ...(logits && { logits: ofHalf(logits) }),
  };
}

function deviationOf(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (values.length - 1));
}
