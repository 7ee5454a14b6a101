import { decodeCheckpoint, encodeCheckpoint, nonSaturating } from "@gan/core";
import { lossOf } from "@gan/experiments";
import { createHealthMonitor } from "@gan/metrics";
import { CheckpointMismatchError, type Dataset } from "@gan/spec";
import { games, needsOf } from "../games.ts";
import type { EngineChoice, PlaySettings } from "../protocol.ts";
import { type Context, openedIn } from "./context.ts";
import { chooseEngine } from "./engines.ts";
import { createHistory } from "./history.ts";
import { settingsOfCheckpoint } from "./imported.ts";
import { snapshot } from "./keeping.ts";
import { formatLink, type Link, parseLink, readSetting } from "./link.ts";
import { openGame, withoutSlots } from "./open-game.ts";
import { type PlayExperiment, playExperiment } from "./play-experiments.ts";
import { sayOpened, sendFrame } from "./reporting.ts";
import { readRun, type SavedRun } from "./saved-runs.ts";
import { playTo } from "./traveling.ts";

/** Settings that another game has to be begun for. */
const structural: readonly string[] = ["seed", "preset", "width", "noiseSize", "averageDecay"];

/** Begins a game, or goes on with one that was saved. */
export async function open(context: Context, link: Link, from?: SavedRun): Promise<void> {
  const { post, due, curve } = context;
  const before = context.current;
  const experiment = playExperiment(link.game, link.drawn);
  const settings: PlaySettings = { ...experiment.settings, ...link.changes };
  post({
    type: "busy",
    words: experiment.view === "pictures" ? `Loading: ${experiment.title}` : "Starting",
  });
  try {
    const choose = () => chooseEngine(link.engine, experiment.view);
    // The first engine loads while the data is made; later ones wait until it is sure that the game changes.
    const first = before ? undefined : choose();
    first?.catch(() => undefined);
    const train = await loadSplit(context, experiment, "train");
    const isSameEngine =
      before?.link.engine === link.engine && before.experiment.view === experiment.view;
    const engine = isSameEngine ? before.engine : await (first ?? choose());
    const checkpoint = from?.checkpoint;
    const next = openGame(experiment, settings, train, checkpoint && { checkpoint });
    before?.dispose();
    const { saturates, isScore } = lossOf(settings);
    const monitor = createHealthMonitor({
      ...{ data: train, modes: experiment.modes },
      ...{ saturates, isScore, instead: nonSaturating.name },
    });
    context.current = { ...next, link, engine, history: createHistory(), monitor };
    context.modes = undefined;
    curve.replace(from?.notes?.curve ?? []);
    Object.assign(due, { frame: 0, snapshot: 0, save: performance.now() + 2_000, look: 0 });
    await snapshot(context);
    for (let step = 0; step < (from?.notes?.phase ?? 0); step++) await next.stepper.step();
    await context.data.keep();
    sayOpened(context);
    await sendFrame(context);
  } finally {
    post({ type: "busy", words: undefined });
  }
}

/**
 * Opens what an address says.
 *
 * @param isReloaded - The page was loaded again: the run goes on where it was, whatever step the address has.
 */
export async function openHash(context: Context, hash: string, isReloaded: boolean): Promise<void> {
  const { post, runs } = context;
  const last = hash === "" ? await runs.lastLink() : undefined;
  const { link, problems } = parseLink(hash || last || "");
  for (const words of problems) post({ type: "problem", words });
  const kept = await runs.read(link.game);
  const isSame = kept?.notes?.link === formatLink(link);
  const isResumed = isReloaded || last !== undefined;
  const serves = isSame && (isResumed || kept.checkpoint.iteration <= link.step);
  await open(context, link, serves ? kept : undefined);
  if (!(serves && isResumed)) return playTo(context, link.step);
  const iteration = kept.checkpoint.iteration.toLocaleString("en");
  if (iteration === "0") return;
  post({ type: "note", words: `Your run is back, at iteration ${iteration}. Reset begins anew.` });
}

/** Changes settings: the game goes on under them, or begins anew where its networks change. */
export async function changeSettings(
  context: Context,
  changes: Partial<PlaySettings>,
): Promise<void> {
  const { link, engine, stepper, settings } = openedIn(context);
  for (const [name, value] of Object.entries(changes)) readSetting(name, value);
  const next: Link = { ...link, changes: { ...link.changes, ...changes } };
  const isStructural = Object.entries(changes).some(
    ([name, value]) => structural.includes(name) && settings[name as keyof PlaySettings] !== value,
  );
  if (isStructural) return open(context, { ...next, step: 0 });
  await stepper.finish();
  await reopen(context, next, async () => engine);
}

/** Goes on with the same state on another engine. */
export async function changeEngine(context: Context, name: Link["engine"]): Promise<void> {
  const { link, engine, experiment } = openedIn(context);
  try {
    await reopen(context, { ...link, engine: name }, () => chooseEngine(name, experiment.view));
  } catch (error) {
    await chooseEngine(engine.name, experiment.view);
    sayOpened(context);
    throw error;
  }
}

/** Takes files that the visitor dropped or chose: data, or a checkpoint. */
export async function takeFiles(context: Context, files: readonly File[]): Promise<void> {
  const { post, data, current } = context;
  const engine = current?.link.engine ?? "auto";
  post({ type: "busy", words: "Reading" });
  const taken = await data.take(files);
  if ("game" in taken) {
    return open(context, { ...parseLink(`game=${taken.game}`).link, engine });
  }
  const run = readRun(taken.checkpoint, taken.name);
  const { experiment: game } = run.checkpoint.metadata;
  if (!games.some(({ name }) => name === game)) {
    throw new CheckpointMismatchError(
      game ? `it is of the experiment \`${game}\`` : "it does not say of which experiment it is",
      `This page plays ${games.map(({ name }) => name).join(", ")}.`,
    );
  }
  const { link } = parseLink(run.notes?.link ?? `game=${game}`);
  const experiment = playExperiment(link.game, link.drawn);
  const train = await loadSplit(context, experiment, "train");
  const changes = run.notes
    ? link.changes
    : settingsOfCheckpoint(run.checkpoint, experiment, train);
  await open(context, { ...link, changes, engine }, run);
  const iteration = run.checkpoint.iteration.toLocaleString("en");
  post({ type: "note", words: `\`${taken.name}\` is open, at iteration ${iteration}.` });
}

/** Loads one part of an experiment's data. */
export async function loadSplit(
  { data }: Context,
  experiment: PlayExperiment,
  split: "train" | "validation" | "test",
): Promise<Dataset> {
  const pictures = needsOf(experiment.name) === "pictures" ? await data.pictures() : undefined;
  return experiment.load(split, data.source, pictures ? { pictures } : {});
}

async function reopen(
  context: Context,
  link: Link,
  engineOf: () => Promise<EngineChoice>,
): Promise<void> {
  const before = openedIn(context);
  const { game, stepper, experiment, train } = before;
  const { phase } = stepper;
  const settings: PlaySettings = { ...experiment.settings, ...link.changes };
  const state = decodeCheckpoint(await encodeCheckpoint(game));
  const engine = await engineOf();
  const checkpoint = settings.rule === before.settings.rule ? state : withoutSlots(state);
  const next = openGame(experiment, settings, train, { checkpoint, phase });
  before.dispose();
  context.current = { ...before, ...next, link, engine };
  await snapshot(context);
  sayOpened(context);
  await sendFrame(context);
}
