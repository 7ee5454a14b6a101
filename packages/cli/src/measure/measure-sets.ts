import type { ArrayFile } from "@gan/data/node";
import { formatCount } from "@gan/report";
import {
  type Dataset,
  datasetFromFloats,
  InvalidOptionError,
  type Metric,
  type MetricSubject,
  pick,
  type Rows,
  readRows,
  TooFewExamplesError,
} from "@gan/spec";
import { fingerprintOf } from "../data-fingerprint.ts";
import { answerJson, createStatus, endingWith, say } from "../terminal.ts";
import { version } from "../version.ts";
import { alike } from "./alike.ts";
import { chooseProducts } from "./choose-products.ts";
import { chosenMetrics, measurable } from "./chosen-metrics.ts";
import type { Featurized, Featurizer } from "./featurizer.ts";
import type { MeasureOptions } from "./measure-options.ts";
import type { MeasuredSet } from "./measured-set.ts";
import type { MeasuredValue, Measurement, SetRecord } from "./measurement.ts";
import { memoryNote } from "./memory-note.ts";
import { notesOn } from "./notes-on.ts";
import { openSet } from "./open-set.ts";
import { sayMeasurement } from "./say-measurement.ts";
import { takeMeasure } from "./take-measure.ts";
import { trainingSet } from "./training-set.ts";

/** Examples of each that there must be: of fewer every number is chance. */
const LEAST = 50;
/** Samples of a run at most, where the user has not said how many. */
const MOST_OF_RUN = 10_000;

/** Compares two sets by every measure that can be taken of them, and says all with what it rests on. */
export async function measureSets(
  samples: string,
  reference: string,
  options: MeasureOptions,
): Promise<void> {
  const chosen = chosenMetrics(options.only);
  const second = some(await openSet(reference, "reference", options), options.count);
  const wanted = Math.max(LEAST, Math.min(MOST_OF_RUN, second.dataset.size));
  const first = some(await openSet(samples, "samples", options, wanted), options.count);
  for (const [as, { dataset }] of Object.entries({ [samples]: first, [reference]: second })) {
    if (dataset.size >= LEAST) continue;
    throw new TooFewExamplesError("`gan measure`", as, { count: dataset.size, least: LEAST });
  }
  const pair = alike(first.dataset, second.dataset);
  const isAsked = chosen.some(({ needs }) => needs.includes("train"));
  const train = await trainingSet(first, pair[1], { isAsked, options });
  const featurizer = await featurizerOf(options);
  try {
    await endingWith("Stopped while measuring; nothing was kept.", async () => {
      const measured = await measurePair(pair, { chosen, featurizer, options, train });
      const said = { samples: first.said, reference: second.said };
      const measurement: Measurement = {
        kind: "measurement",
        samples: recordOf(first),
        reference: recordOf(second),
        ...measured,
      };
      sayMeasurement(measurement, said);
      answerJson(measurement);
    });
  } finally {
    await featurizer.dispose?.();
  }
}

async function featurizerOf({ features = "pixels", backend }: MeasureOptions): Promise<Featurizer> {
  if (features === "pixels") return (await import("./pixels.ts")).pixels;
  if (features === "judge") return (await import("./judge.ts")).digitJudge(backend);
  return (await import("./network-file.ts")).networkFile(features, backend);
}

/** Evenly spread over all: data may be sorted. */
function some(set: MeasuredSet, count: number | undefined): MeasuredSet {
  const { dataset } = set;
  if (count === undefined || count >= dataset.size) return set;
  const indices = Array.from({ length: count }, (_, i) => Math.floor((i * dataset.size) / count));
  const name = `${dataset.name}, ${formatCount(count)} of it`;
  return { ...set, dataset: detached(pick(dataset, indices, name), dataset) };
}

/** Of an array's own numbers a copy of some, so that the others need not be kept. */
function detached(some: Dataset, whole: Dataset): Dataset {
  if (!("values" in whole)) return some;
  const values = readRows(some);
  const { name, exampleShape, range } = some;
  return { ...datasetFromFloats({ name, exampleShape, range, values }), values } as ArrayFile;
}

function recordOf({ dataset, origin }: MeasuredSet): SetRecord {
  const { size, exampleShape, sha256 } = fingerprintOf(dataset);
  return { ...origin, count: size, shape: exampleShape, sha256 };
}

interface PairOptions {
  readonly chosen: readonly Metric[];
  readonly featurizer: Featurizer;
  readonly options: MeasureOptions;
  readonly train: Dataset | undefined;
}

async function measurePair(
  [samples, test]: readonly [Dataset, Dataset],
  { chosen, featurizer, options: { halves = 10, seed = 0, only }, train }: PairOptions,
): Promise<Omit<Measurement, "kind" | "samples" | "reference">> {
  const status = createStatus();
  try {
    const made = new Map<Dataset, Featurized>();
    for (const examples of [samples, test, ...(train ? [train] : [])]) {
      const onProgress = (done: number) =>
        status.update(
          `Features of ${examples.name}  ${formatCount(done)} of ${formatCount(examples.size)}`,
        );
      made.set(examples, await featurizer.of(examples, onProgress));
    }
    const large = memoryNote(
      [...made.values()].map(({ features }) => features),
      halves,
    );
    if (large !== undefined) say(large);
    const { engine, products } = await chooseProducts();
    const { features, logits } = made.get(samples)!;
    const get = (part: "features" | "logits") => async (examples: Dataset) =>
      made.get(examples)![part] as Rows;
    const subject: MetricSubject = {
      ...{ samples, test, features: get("features") },
      ...(train && { train }),
      ...(logits && { logits: get("logits") }),
      ...(products && { products }),
    };
    const measures: MeasuredValue[] = [];
    const notes: string[] = [];
    const { metrics, leftOut } = measurable(chosen, subject);
    if (metrics.length === 0) {
      const expected = "measures that can be taken of these sets";
      throw new InvalidOptionError("only", only, expected, leftOut.join(" "));
    }
    // Of those that were not asked for by name, nobody misses any.
    if (only !== undefined) notes.push(...leftOut);
    for (const metric of metrics) {
      const found = await takeMeasure(metric, subject, { halves, seed, status });
      measures.push(...found.measures);
      notes.push(...found.notes);
      if (found.refusal === undefined) continue;
      if (chosen.length === 1) throw found.refusal;
      notes.push(`${metric.name} is left out. ${found.refusal.message}`);
    }
    const { name, sha256 } = featurizer;
    return {
      features: { name, size: features.size, ...(sha256 !== undefined && { sha256 }) },
      ...{ measures, halves, seed, engine, version },
      notes: [
        ...notes,
        ...notesOn({
          ...{ samples, reference: test, features, logits },
          ...{ referenceFeatures: made.get(test)!.features, arePixels: name === "pixels" },
        }),
      ],
    };
  } finally {
    status.finish();
  }
}
