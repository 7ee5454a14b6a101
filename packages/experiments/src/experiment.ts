import type { ByteSource, Dataset, Network, Rng } from "@gan/spec";
import type { Settings } from "./settings.ts";

export type Split = "train" | "validation" | "test";

/** What the networks of an experiment are made from. */
export interface NetworkContext {
  readonly settings: Settings;
  /** Streams of initial weights. */
  readonly rng: Rng;
  /** p_data: biases and shapes come from it. */
  readonly train: Dataset;
}

/** One row or figure of the paper as data: a data set, two networks and how they are trained. */
export interface Experiment {
  readonly name: string;
  /** One line for lists and page titles. */
  readonly title: string;
  /** Folder of its files under the data root; absent when it needs no files. */
  readonly dataFolder?: string;
  readonly settings: Settings;
  /** The protocol of its Parzen score: samples drawn, and validation examples that choose σ. */
  readonly evaluation: { readonly samples: number; readonly validation: number };
  /** Loads one split; `source` finds the files, and is not called when none are needed. */
  load(split: Split, source: ByteSource): Promise<Dataset>;
  /** Creates both networks. The caller owns them. */
  networks(context: NetworkContext): { generator: Network; discriminator: Network };
}
