import { pathToFileURL } from "node:url";
import type { Game } from "@gan/core";
import { type Experiment, lossOf, trainsGenerator } from "@gan/experiments";
import type { Diagnosis } from "@gan/metrics";
import { table1 } from "@gan/parzen";
import { formatCount, type ReportPage, reportPage } from "@gan/report";
import type { RunView } from "@gan/runs/node";
import { type Dataset, GanError } from "@gan/spec";
import { caveatsOf, inBrackets } from "./caveats.ts";
import { commandOf } from "./command-of.ts";
import type { DataLoader } from "./data-loader.ts";
import type { DataDescription } from "./described-data.ts";
import { diagnoseRun } from "./diagnose-run.ts";
import { type Evaluation, latestScore, readEvaluation, readMetrics } from "./evaluation.ts";
import { lastOfEpochs } from "./last-of-epochs.ts";
import { measureLines } from "./measure-lines.ts";
import { paperFigures } from "./pictures.ts";
import { playedGame } from "./played-game.ts";
import { readRunRecords } from "./read-run-records.ts";
import { type StoredMonitor, type StoredScore, trainingRecordOf } from "./records.ts";
import type { ParsedRun } from "./run-options.ts";
import { readSamples } from "./sample-files.ts";
import { sheetsOf } from "./sheets.ts";
import { shownAs } from "./shown-as.ts";
import { answer, answerJson, say } from "./terminal.ts";
import type { LoadedRun } from "./with-run.ts";

export interface WriteReportOptions extends ParsedRun {
  readonly run: RunView;
  readonly game: Game;
  readonly train: DataDescription;
  /** Loads what an experiment's own pictures show. */
  readonly data: DataLoader;
  /** Its examples, for the nearest ones; absent where they are not there. */
  readonly examples: Dataset | undefined;
  /** How the game stands; shown where something is wrong. Absent where none is played. */
  readonly diagnosis?: Diagnosis | undefined;
}

/**
 * Writes a run's self-contained page, `report.html`, from what its folder holds and its game.
 *
 * @returns Where the page is, as a `file:` address a terminal can open.
 */
export async function writeReport({
  run,
  experiment,
  options,
  game,
  train,
  data,
  examples,
  diagnosis,
}: WriteReportOptions): Promise<string> {
  const stored = await readRunRecords(run);
  const records = stored.filter((record) => record.kind === "training");
  const scores = stored.filter((record): record is StoredScore => record.kind === "score");
  const monitor = stored.filter((record): record is StoredMonitor => record.kind === "monitor");
  const caveats = caveatsOf(options, train);
  const summary = [
    ...(caveats.length > 0 ? [`Not the paper's setting: ${caveats.join(", ")}.`] : []),
    ...(examples ? [] : ["Nearest training examples are left out: the data were not there."]),
  ];
  const { equilibrium, name: loss } = lossOf(options.settings);
  const isOwnLoss = [game.discriminator, game.generator].every(({ objective }) => {
    return objective.name === loss;
  });
  const score = latestScore(scores, await readEvaluation(run));
  const page = reportPage({
    title: experiment.title,
    experiment: experiment.name,
    options: options.settings,
    ...(summary.length > 0 && { summary: summary.join(" ") }),
    ...(diagnosis && diagnosis.failures.length > 0 && { warnings: diagnosis.failures }),
    records: records.map(trainingRecordOf),
    monitor,
    samples: await readSamples(run),
    ...samplesNoteOf(game),
    facts: {
      ...modesFact(experiment, monitor),
      ...measureFacts(experiment, await readMetrics(run)),
    },
    sheets: examples ? await sheetsOf(experiment, playedGame({ game, options, data })) : [],
    ...(await paperFigures(game, examples)),
    ...(score && { score: scoreInReport(experiment, score, scores) }),
    scores: lastOfEpochs(scores).map(({ epoch, logLikelihood: estimate }) => ({ epoch, estimate })),
    networks: describeNetworks(game),
    environment: {
      backend: [...new Set(stored.map(({ backend }) => backend))].join(", ") || options.backend,
      version: options.version,
      node: process.version,
      seed: options.settings.seed,
    },
    command: commandOf(experiment, options),
    ...(equilibrium && { equilibrium }),
    hasEquilibrium: isOwnLoss && trainsGenerator(experiment),
  });
  await run.store.writeAtomically("report.html", new TextEncoder().encode(page));
  return pathToFileURL(`${run.path}/report.html`).href;
}

/** Writes a run's page again from its folder, and says where it is. */
export async function reportRun(loaded: LoadedRun): Promise<void> {
  const { options, train, data } = loaded;
  const examples = await data.load("train").catch((error) => {
    if (!GanError.is(error)) throw error;
    say(`The nearest training examples and the look at samples are left out: ${error.message}`);
    return undefined;
  });
  const diagnosis = await diagnoseRun({ ...loaded, train: examples });
  const page = await writeReport({ ...loaded, examples, diagnosis });
  answer(`The page${inBrackets(options, train)} is at ${page}`);
  answerJson({ run: loaded.run.name, ...healthOf(diagnosis), page });
}

/** A diagnosis as `--json` has it, where there is one. */
export function healthOf(diagnosis: Diagnosis | undefined): object {
  if (diagnosis === undefined) return {};
  const { condition, text, advice } = diagnosis;
  return { health: { condition, text, advice } };
}

function scoreInReport(
  experiment: Experiment,
  { logLikelihood: estimate, bandwidth, folds, sampleCount, ...judged }: StoredScore | Evaluation,
  scores: readonly StoredScore[],
): NonNullable<ReportPage["score"]> {
  const untrained = scores.find(({ iteration }) => iteration === 0);
  const others = untrained ? [{ label: "untrained", ...untrained.logLikelihood }] : [];
  const sigmas = folds?.map((fold) => Number(fold.bandwidth.toPrecision(4)));
  const notes = [
    ...(sigmas ? [`Mean over ${sigmas.length} folds, σ by fold: ${sigmas.join(", ")}.`] : []),
    ...(judged.kind === "evaluation"
      ? [`As \`gan evaluate\` found it after iteration ${formatCount(judged.iteration)}.`]
      : []),
  ];
  const own = {
    ...{ estimate, sampleCount },
    ...(bandwidth !== undefined && { bandwidth }),
    ...(notes.length > 0 && { note: notes.join(" ") }),
  };
  const { published } = experiment;
  if (published === undefined) return { ...own, others };
  const rows = table1.map((row) => ({
    label: `${row.model} (paper)`,
    ...row[published.column],
  }));
  return { ...own, paper: rows.at(-1)!, others: [...rows.slice(0, -1), ...others] };
}

/** How pictures of points are read. */
function samplesNoteOf(game: Game): Pick<ReportPage, "samplesNote"> {
  const kind = shownAs(game);
  if (kind === "plane") {
    const samplesNote =
      "Orange: samples. Green: the data. Gray rings, where modes are known: two standard deviations around each.";
    return { samplesNote };
  }
  return kind === "line"
    ? { samplesNote: "Orange: how samples lie. Green: how the data lie." }
    : {};
}

/** How many of the known modes were found at the last look. */
function modesFact(
  { modes }: Experiment,
  monitor: readonly StoredMonitor[],
): Readonly<Record<string, string>> {
  const found = monitor.at(-1)?.modesFound;
  return modes && found !== undefined
    ? { "Modes found": `${found} of ${modes.centers.length}` }
    : {};
}

/** What the experiment is measured by, where it fits into a line each. */
function measureFacts(
  { measures = [] }: Experiment,
  metrics: Evaluation["metrics"],
): Readonly<Record<string, string>> {
  const found = measures.flatMap(({ name }) => {
    const lines = metrics[name] ? measureLines(name, metrics[name]) : [];
    return lines.length === 1 ? [[name, lines[0]!.slice(name.length).trim()] as const] : [];
  });
  return Object.fromEntries(found);
}

/** G and D, then the others. */
function describeNetworks({ players: { generator, discriminator, ...others } }: Game) {
  return Object.entries({ generator: generator!, discriminator: discriminator!, ...others }).map(
    ([role, { network }]) => {
      const { name, layers } = network;
      return { role: role[0]!.toUpperCase() + role.slice(1), name, layers };
    },
  );
}
