import { judge, sample } from "@gan/core";
import { formatTable1, parzenEstimate } from "@gan/parzen";
import { type Dataset, firstExamples, type Metric, type MetricSubject, type Rows } from "@gan/spec";
import { withCaveats } from "./caveats.ts";
import { type Evaluation, hashesOf, keepEvaluation, type MeasuredRun } from "./evaluation.ts";
import { chooseProducts } from "./measure/choose-products.ts";
import { isOfSets } from "./measure/chosen-metrics.ts";
import { pixels } from "./measure/pixels.ts";
import { metrics } from "./metrics.ts";
import { playedGame } from "./played-game.ts";
import { positionsIn } from "./position.ts";
import { provenanceOf, scoreRecord } from "./records.ts";
import { sayMeasures } from "./say-measures.ts";
import { sayMetrics } from "./say-metrics.ts";
import { formatScore, obtainedScore, type Score, scoreGame } from "./score.ts";
import { answer, say } from "./terminal.ts";
import type { LoadedRun } from "./with-run.ts";

/**
 * Scores a run's generator, says the score, what it can be compared with, and every other metric, and keeps all of it in the
 * run's folder.
 *
 * @param options - Which checkpoint was opened, and whether pixels are measured too.
 */
export async function evaluateRun(
  loaded: LoadedRun,
  {
    checkpoint = "last",
    metrics: hasPixels = false,
  }: { readonly checkpoint?: Evaluation["checkpoint"]; readonly metrics?: boolean } = {},
): Promise<Evaluation | MeasuredRun> {
  const { run, experiment, options, stage, game, hasDiscriminator, train, data, backend } = loaded;
  const at = positionsIn(stage, train)(game.iteration);
  say(
    `${run.name}: iteration ${at.iteration}, epoch ${at.epoch}${at.stage ? `, ${at.stage}` : ""}, seed ${options.settings.seed}, backend ${backend}${withCaveats(options, train)}`,
  );
  // Other data than the run's are refused before anything is computed.
  for (const split of ["train", "validation", "test"] as const) await data.load(split);
  const known = options.data ?? (await data.fingerprint(await data.load("train")));
  const provenance = provenanceOf(options, backend);
  const about = { experiment: experiment.name, checkpoint, data: hashesOf(known) };
  const measure = () => sayMeasures(experiment.measures ?? [], playedGame(loaded));
  if (experiment.isScored === false) {
    const found = await measure();
    if (hasPixels) say(notMeasured(experiment.name));
    const measured = { kind: "measures", ...at, ...provenance, ...about, metrics: found } as const;
    await keepEvaluation(run, measured);
    return measured;
  }
  const samples = await sample(game, experiment.evaluation.samples);
  const score = await scoreGame(game, experiment, { data, hasDiscriminator, samples });
  sayBandwidths(score);
  answer(formatScore("test", score));
  const common =
    score.folds.length === 1
      ? await sayMetrics(await subjectOf(loaded, samples, hasPixels), metricsOf(hasPixels))
      : {};
  if (hasPixels && score.folds.length > 1) say(notMeasured(experiment.name));
  const metrics = { ...common, ...(await measure()) };
  const { published } = experiment;
  if (published) say(formatTable1({ [published.column]: obtainedScore(score) }));
  const evaluation: Evaluation = {
    ...scoreRecord(score, at, provenance),
    ...{ kind: "evaluation", ...about, metrics },
  };
  await keepEvaluation(run, evaluation);
  return evaluation;
}

function sayBandwidths({ folds }: Score): void {
  for (const [i, { validation, isAtEdge }] of folds.entries()) {
    const curve = validation.map(
      ({ bandwidth, mean }) => `${Number(bandwidth.toPrecision(4))}: ${mean.toFixed(1)}`,
    );
    const fold = folds.length > 1 ? ` on fold ${i + 1}` : "";
    say(`validation by σ${fold}  ${curve.join("  ")}`);
    if (isAtEdge) {
      say(`The best σ${fold} lies at the edge of the grid: the score is a lower bound.`);
    }
  }
}

/** What a run is measured by beside its score: the same samples. */
async function subjectOf(
  { game, experiment, data, hasDiscriminator }: LoadedRun,
  samples: Dataset,
  hasPixels: boolean,
): Promise<MetricSubject> {
  const { evaluation, modes } = experiment;
  const train = await data.load("train");
  const test = await data.load("test");
  const known = await data.load("validation");
  const validation = firstExamples(known, Math.min(known.size, evaluation.validation));
  return {
    ...{ samples, train, validation, test },
    ...(modes && { modes }),
    ...(hasDiscriminator && { judge: judge(game) }),
    ...(hasPixels && (await pixelsToMeasure())),
    score: async (others) =>
      (await parzenEstimate({ samples: others, validation, test })).logLikelihood,
  };
}

/** Those of two sets are taken where they were asked for: they take as long as the score. */
function metricsOf(hasPixels: boolean): Readonly<Record<string, Metric>> {
  const some = Object.entries(metrics).filter(([, metric]) => hasPixels || !isOfSets(metric));
  return Object.fromEntries(some);
}

function notMeasured(experiment: string): string {
  return `Pixels are not measured of \`${experiment}\`, which is scored in folds or not at all; \`gan measure\` compares its samples with any set.`;
}

/** What measures of features need, to be taken of pixels. */
async function pixelsToMeasure(): Promise<Pick<MetricSubject, "features" | "products">> {
  const { products } = await chooseProducts();
  const known = new Map<Dataset, Promise<Rows>>();
  return {
    ...(products && { products }),
    features(examples) {
      const made = known.get(examples) ?? pixels.of(examples).then(({ features }) => features);
      known.set(examples, made);
      return made;
    },
  };
}
