import type { Dataset, Rows } from "@gan/spec";

/** What makes numbers of examples, by which they are compared. */
export interface Featurizer {
  /** `pixels`, `judge`, or the name of the file. */
  readonly name: string;
  /** SHA-256 of the network, where there is one. */
  readonly sha256?: string;
  /** Features of examples, and logits of classes where it has some. */
  of(examples: Dataset, onProgress: (done: number) => void): Promise<Featurized>;
  dispose?(): Promise<void> | void;
}

/** What was made of examples, a row for each. */
export interface Featurized {
  readonly features: Rows;
  readonly logits?: Rows;
}
