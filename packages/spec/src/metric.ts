import type { Dataset } from "./dataset.ts";
import { InvalidOptionError } from "./errors.ts";
import type { Estimate } from "./estimate.ts";
import type { Judge } from "./game-view.ts";
import type { KnownModes } from "./known-modes.ts";
import type { Products, Rows } from "./rows.ts";

/** What a generator is measured by. Whatever there is none of is left out. */
export interface MetricSubject {
  /** Drawn from the generator: fair draws, not chosen. */
  readonly samples?: Dataset;
  /** What the generator was trained on. */
  readonly train?: Dataset;
  /** Examples that choices are made by. */
  readonly validation?: Dataset;
  /** Examples that nothing was chosen by. */
  readonly test?: Dataset;
  readonly modes?: KnownModes;
  readonly judge?: Judge;
  /** Scores any examples as if they were samples, in nats: Parzen's estimate on the data at hand, for instance. */
  readonly score?: (samples: Dataset) => Promise<Estimate>;
  /** What examples are compared by: a row of numbers for each, such as its pixels or what a network makes of them. */
  readonly features?: (examples: Dataset) => Promise<Rows>;
  /** Logits of classes, a row for each example. */
  readonly logits?: (examples: Dataset) => Promise<Rows>;
  /** What computes the products of features. No metric needs it; with an engine's all are many times as fast. */
  readonly products?: Products;
}

/** What a metric may ask for; `labels` are those of `test`, `pictures` are samples of at least 11 × 11 pixels. */
export type MetricNeed = Exclude<keyof MetricSubject, "products"> | "labels" | "pictures";

/** A way to measure a generator. */
export interface Metric {
  /** As a registry has it, such as `mode-count`. */
  readonly name: string;
  /** One sentence. */
  readonly describe: string;
  readonly needs: readonly MetricNeed[];
  /**
   * Measures a subject; nothing changes. Equal subjects give equal values.
   *
   * @returns Finite numbers by name: shares in [0, 1], log-likelihoods in nats.
   * @throws {InvalidOptionError} Naming the first need that the subject does not meet.
   */
  measure(subject: MetricSubject): Promise<Readonly<Record<string, number>>>;
  /** What a reader of these values should know, in a sentence, where there is something. */
  remark?(
    values: Readonly<Record<string, number>>,
    subject: MetricSubject,
  ): Promise<string | undefined>;
}

/** A subject that has what is needed. */
type Meeting<Need extends MetricNeed> = MetricSubject &
  Required<Pick<MetricSubject, Extract<Need, keyof MetricSubject>>>;

const meanings: Readonly<Record<MetricNeed, string>> = {
  samples: "samples of the generator",
  train: "the training examples",
  validation: "the validation examples",
  test: "the test examples",
  modes: "the modes of the data",
  judge: "a function that gives D's logits",
  score: "a function that scores examples",
  features: "a function that gives features of examples",
  logits: "a function that gives logits of classes",
  labels: "classes of the test examples",
  pictures: "samples that are pictures of at least 11 × 11 pixels",
};

/** Makes a metric of a function that may count on what it needs. */
export function createMetric<Need extends MetricNeed>({
  measure,
  remark,
  ...described
}: Omit<Metric, "needs" | "measure" | "remark"> & {
  readonly needs: readonly Need[];
  readonly measure: (subject: Meeting<Need>) => ReturnType<Metric["measure"]>;
  readonly remark?: (
    values: Readonly<Record<string, number>>,
    subject: Meeting<Need>,
  ) => Promise<string | undefined>;
}): Metric {
  return {
    ...described,
    ...(remark && { remark: (values, subject) => remark(values, subject as Meeting<Need>) }),
    async measure(subject) {
      const missing = missingFrom(subject, described.needs);
      if (missing === undefined) return measure(subject as Meeting<Need>);
      const fix = `\`${described.name}\` is measured by ${described.needs.map((need) => meanings[need]).join(", ")}.`;
      throw new InvalidOptionError(missing, undefined, meanings[missing], fix);
    },
  };
}

/** The first need that a subject does not meet, or `undefined` where it meets all. */
export function missingFrom<Need extends MetricNeed>(
  subject: MetricSubject,
  needs: readonly Need[],
): Need | undefined {
  const given = {
    ...subject,
    labels: subject.test?.labels,
    pictures: arePictures(subject.samples) ? subject.samples : undefined,
  };
  return needs.find((need) => given[need] === undefined);
}

function arePictures(examples: Dataset | undefined): boolean {
  const [height = 0, width = 0, channels = 0] = examples?.exampleShape ?? [];
  return examples?.exampleShape.length === 3 && channels > 0 && Math.min(height, width) > 10;
}
