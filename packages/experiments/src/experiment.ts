import type { ScaledColumn } from "@gan/data";
import type { ByteSource, Dataset, KnownModes } from "@gan/spec";
import type { NetworkPlans } from "./network-plan.ts";
import type { Settings } from "./settings.ts";

/** What a part of the data is for: training, the choice of σ and of the best epoch, or the score. */
export type Split = "train" | "validation" | "test";

/** Which part of the data, where an experiment leaves a choice. */
export interface LoadOptions {
  /** TFD: one of the five ways to divide the labeled faces, from 1. @default 1 */
  readonly fold?: number;
  /** CIFAR-10: the training batches to use. @default all five */
  readonly batches?: readonly number[];
  /** `images`: the user's own pictures, all of them. */
  readonly pictures?: Dataset;
  /** `numbers`: the user's own table, all of it. */
  readonly table?: Table;
}

/** Examples of shape `[columns]`, and what the columns are called. */
export interface Table extends Dataset {
  readonly names: readonly string[];
}

/** What the networks of an experiment are made from. */
export interface NetworkContext {
  readonly settings: Settings;
  /** p_data: biases and shapes come from it. */
  readonly train: Dataset;
  /** Share of the elements that dropout drops before D's layers above the first. @default the experiment's own */
  readonly dropout?: number;
}

/** The protocol of a Parzen score. */
export interface Evaluation {
  /** Samples that are drawn from G. */
  readonly samples: number;
  /** Validation examples that σ is chosen by, the first ones; `Infinity` for all. */
  readonly validation: number;
  /** Divisions of the data that are scored one by one, each with a σ of its own. @default one */
  readonly folds?: number;
}

/** What the paper printed of an experiment. */
export interface Published {
  /** Its column in Table 1. */
  readonly column: "mnist" | "tfd";
  /** Training examples behind it. */
  readonly trainingExamples: number;
}

/** One row or figure of the paper as data: a data set, two networks and how they are trained. */
export interface Experiment {
  readonly name: string;
  /** One line for lists and page titles. */
  readonly title: string;
  /** Folder of its files under the data root; absent when it needs no files. */
  readonly dataFolder?: string;
  readonly settings: Settings;
  readonly evaluation: Evaluation;
  /** Share of the elements that dropout drops before D's layers above the first, where `networks` leaves it open. */
  readonly dropout?: number;
  /** Files that its training data come in, where some of them are enough: `batches` names them from 1. */
  readonly batchFiles?: readonly string[];
  /** Whether it learns from pictures of the user's own. @default false */
  readonly takesPictures?: boolean;
  /** Where it learns from a table of the user's own: what each column is scaled by. */
  columnsOf?(table: Table): readonly ScaledColumn[];
  /** Where the paper has a score to compare with. */
  readonly published?: Published;
  /** Modes of the data to count in samples, where it has some that are known. */
  readonly modes?: KnownModes;
  /** Loads one split; `source` finds the files, and is not called when none are needed. */
  load(split: Split, source: ByteSource, options?: LoadOptions): Promise<Dataset>;
  /**
   * Networks of a first stage, trained for `pretrainingEpochs`. Each weight `h` of its generator is then the first
   * value of the weight `pretrained/h` of the generator in `networks`.
   */
  pretraining?(context: NetworkContext): NetworkPlans;
  /** Both players. */
  networks(context: NetworkContext): NetworkPlans;
}
