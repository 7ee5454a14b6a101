import type { Condition, Objective } from "@gan/core";
import type { ScaledColumn } from "@gan/data";
import type { AfterUpdate, ByteSource, Dataset, KnownModes, Network, Sampler } from "@gan/spec";
import type { ExperimentMeasure, ExperimentPicture, PlayedGame } from "./measure.ts";
import type { NetworkPlan, NetworkPlans } from "./network-plan.ts";
import type { Settings } from "./settings.ts";
import type { Split } from "./split.ts";

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
  /** Numbers of a condition, which follow noise and example. @default 0 */
  readonly told?: number;
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

/** What plays in an experiment besides two networks under the settings' loss. */
export interface Extension {
  /** What G and D are told. @default nothing */
  readonly condition?: Condition;
  /** What G and D descend in the place of the settings' loss. */
  readonly objectives?: { readonly generator?: Objective; readonly discriminator?: Objective };
  /** The roles of those who keep a running mean of their weights where the settings ask for one. @default G's */
  readonly averaged?: readonly string[];
  /** What follows every update of D, besides what the settings ask for. @default nothing */
  readonly afterDiscriminator?: (network: Network) => AfterUpdate;
  /** Further players, by role. @default none */
  readonly players?: Readonly<Record<string, ExtraPlayer>>;
}

/** A player beside G and D, not made yet. */
export interface ExtraPlayer {
  readonly network: NetworkPlan;
  /** What it descends; from its network, where that names weights. */
  readonly objective: Objective | ((network: Network) => Objective);
}

/** A run whose generator another experiment begins with. */
export interface FinishedRun {
  readonly experiment: Experiment;
  readonly settings: Settings;
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
  /** Whether its players descend objectives of their own, and no loss or penalty that settings choose. @default false */
  readonly hasOwnObjectives?: boolean;
  /** Whether networks of one's own cannot play, since its objectives need what its own have. @default false */
  readonly needsItsNetworks?: boolean;
  /** Whether samples are drawn from training examples, so that nobody draws any where the data are not there. @default false */
  readonly samplesNeedData?: boolean;
  /**
   * Whether an objective compares samples with examples number by number, so that neither may be changed for itself.
   *
   * @default false
   */
  readonly comparesNumbers?: boolean;
  /** Both players. */
  networks(context: NetworkContext): NetworkPlans;
  /** What section 7 adds to the game. @default nothing */
  extend?(context: NetworkContext): Extension;
  /**
   * The training examples as its players see them, and whoever watches them train.
   *
   * @default with their labels, where they have some
   */
  seen?(train: Dataset): Dataset;
  /**
   * The minibatches that its players see, made from those of the training examples as they are `seen`.
   *
   * @default these
   */
  sampler?(examples: Sampler, context: NetworkContext): Sampler;
  /** The roles of those who move; all others stand still. @default all */
  readonly movers?: readonly string[];
  /**
   * The experiment on a finished run of another one, whose generator it takes over. Absent where it begins from nothing.
   *
   * @param base - The other experiment, under the settings of that run.
   */
  of?(base: FinishedRun): Experiment;
  /** Whether that run is one of points with known modes, and not of pictures. @default false */
  readonly takesPoints?: boolean;
  /** Whether a generator that it takes may be given noise from another prior than it was trained on. @default false */
  readonly takesOtherNoise?: boolean;
  /** The roles whose networks it takes over from that run, where it has them. @default G's */
  readonly takes?: readonly ("generator" | "discriminator")[];
  /**
   * Whether its samples stand for themselves, to be scored by a Parzen window.
   *
   * @default true
   */
  readonly isScored?: boolean;
  /** What it is measured by besides. @default nothing */
  readonly measures?: readonly ExperimentMeasure[];
  /** What its report shows besides. @default nothing */
  pictures?(played: PlayedGame): Promise<readonly ExperimentPicture[]>;
}

/** Whether an experiment trains a generator; one that does not leaves no game to look at. */
export function trainsGenerator({ movers }: Pick<Experiment, "movers">): boolean {
  return movers === undefined || movers.includes("generator");
}
