import type { Dataset } from "@gan/spec";

/** One of the two sets that are compared. */
export interface MeasuredSet {
  readonly dataset: Dataset;
  /** As a person knows it, such as `run 00003-digits, iteration 1,500`. */
  readonly said: string;
  /** Where it came from, for the record. */
  readonly origin: Readonly<Record<string, string | number>>;
  /** Loads what its generator was trained on, where it has one. */
  readonly train?: () => Promise<Dataset>;
}
