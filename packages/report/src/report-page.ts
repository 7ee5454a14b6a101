import type { Estimate, Network, TrainingRecord } from "@gan/spec";
import type { LossCurvesOptions } from "./curves.ts";
import type { MonitorAtIteration } from "./monitor-curves.ts";
import type { ScoreAtEpoch, ScoreRow } from "./score-figures.ts";

/** Everything a page about one run shows. What is left out is left out of the page. */
export interface ReportPage {
  readonly title: string;
  /** Name of the experiment, such as `mnist`. */
  readonly experiment: string;
  /** A sentence or two under the title. */
  readonly summary?: string;
  /** Every setting of the run. */
  readonly options: Readonly<Record<string, unknown>>;
  /** What training reported; may be empty. */
  readonly records: readonly TrainingRecord[];
  /** What was measured before training and after each epoch; drawn from the second on. */
  readonly monitor?: readonly MonitorAtIteration[];
  /** What is wrong with the game, if anything, and what to try. */
  readonly warnings?: readonly { readonly text: string; readonly advice: string }[];
  /** Pictures of samples on one fixed noise, in order. */
  readonly samples: readonly SampleAtIteration[];
  /** What an experiment shows of its own, before the figures of the paper. */
  readonly sheets?: readonly SheetInReport[];
  /** How to read these pictures, in a sentence, where it is not plain. */
  readonly samplesNote?: string;
  /** What else is known of the run, by name, such as how many modes it found. */
  readonly facts?: Readonly<Record<string, string>>;
  /** PNG of fair draws with their nearest training examples, from `figure2`. */
  readonly figure2?: Uint8Array;
  /** PNG of interpolations, from `interpolationStrip`. */
  readonly figure3?: Uint8Array;
  readonly score?: ReportScore;
  /** Scores during training. */
  readonly scores?: readonly ScoreAtEpoch[];
  readonly networks?: readonly NetworkInReport[];
  /** Versions, engine and machine, by name. */
  readonly environment: Readonly<Record<string, string | number>>;
  /** The command that makes this run again. */
  readonly command?: string;
  /** Values of the losses at the equilibrium, where they are not those of {@link LossCurvesOptions}. */
  readonly equilibrium?: NonNullable<LossCurvesOptions["equilibrium"]>;
  /** Whether D and G descend the game's own losses, which come to rest there. @default true */
  readonly hasEquilibrium?: boolean;
}

/** A sheet of examples. */
export interface SheetInReport {
  readonly title: string;
  /** What stands in rows and columns, in a sentence. */
  readonly caption: string;
  readonly png: Uint8Array;
}

/** A picture of samples as PNG. */
export interface SampleAtIteration {
  readonly iteration: number;
  readonly png: Uint8Array;
}

/** The Parzen score of the run and what it is compared with. */
export interface ReportScore {
  /** Log-likelihood of the test set, in nats. */
  readonly estimate: Estimate;
  /** σ, chosen on the validation set. */
  readonly bandwidth?: number;
  /** Number of samples the window was laid on. */
  readonly sampleCount?: number;
  /** The paper's row for this data set. */
  readonly paper?: ScoreRow;
  /** Other rows: earlier models of Table 1, real data scored as samples, the untrained net. */
  readonly others?: readonly ScoreRow[];
  /** What differs from the paper's setting, in a sentence. */
  readonly note?: string;
}

/** One player's layers. */
export interface NetworkInReport extends Pick<Network, "name" | "layers"> {
  /** Such as `Generator`. */
  readonly role: string;
}
