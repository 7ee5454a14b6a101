import { decodeCheckpoint, encodeCheckpoint, nonSaturating } from "@gan/core";
import { lossOf } from "@gan/experiments";
import { createHealthMonitor } from "@gan/metrics";
import { CheckpointMismatchError, type Dataset } from "@gan/spec";
import { games, isOffered, labelOf, needsOf } from "../games.ts";
import type { KeyedWords } from "../languages/said.ts";
import type { EngineChoice, PlaySettings } from "../protocol.ts";
import { orCancelled } from "./cancelled.ts";
import { type Context, openedIn } from "./context.ts";
import { chooseEngine } from "./engines.ts";
import { sayOffered } from "./game-words.ts";
import { createHistory } from "./history.ts";
import { settingsOfCheckpoint } from "./imported.ts";
import { parkable, snapshot } from "./keeping.ts";
import type { SavedRun } from "./kept-run.ts";
import { type Link, parseLink, readSetting } from "./link.ts";
import { openGame, withoutSlots } from "./open-game.ts";
import type { ParkedGame } from "./parked.ts";
import { type PlayExperiment, playExperiment } from "./play-experiments.ts";
import { sayOpened, sendFrame } from "./reporting.ts";
import { readRun } from "./saved-runs.ts";

/** Settings that another game has to be begun for. */
const structural: readonly string[] = ["seed", "preset", "width", "noiseSize", "averageDecay"];

/** What a game begins from, where that is not its beginning. */
export interface From extends SavedRun {
  /** @default what the game loads */
  readonly train?: Dataset;
}

/**
 * Begins a game, or goes on with one that was saved. The game that was open is put aside, and can be had back.
 *
 * @throws {CancelledError} When the visitor wanted something else meanwhile.
 */
export async function open(context: Context, wanted: Link, from?: From): Promise<void> {
  const { post, due, curve, parked } = context;
  const before = context.current;
  const experiment = playExperiment(wanted.game, wanted.drawn);
  post({
    type: "busy",
    words:
      experiment.view === "pictures"
        ? { key: "busy.loading", values: { game: labelOf(wanted.game) } }
        : { key: "busy.starting" },
  });
  const choose = () => chooseEngine(wanted.engine, experiment.view);
  // The first engine loads while the data is made; later ones wait until it is sure that the game changes.
  const first = before ? undefined : choose();
  try {
    const train =
      from?.train ?? (await orCancelled(context, loadSplit(context, experiment, "train")));
    const { link, words } = fitted(wanted, experiment, train);
    const settings: PlaySettings = { ...experiment.settings, ...link.changes };
    const left = await parkable(context);
    const isSameEngine =
      before?.link.engine === link.engine && before.experiment.view === experiment.view;
    const engine = isSameEngine ? before.engine : await (first ?? choose());
    const checkpoint = from?.checkpoint;
    const next = openGame(experiment, settings, train, checkpoint && { checkpoint });
    before?.dispose();
    if (left) parked.add(left);
    const { saturates, isScore, equilibrium } = lossOf(settings);
    const monitor = createHealthMonitor({
      ...{ data: train, modes: experiment.modes },
      ...{ saturates, isScore, guessing: equilibrium?.discriminator },
      instead: nonSaturating.name,
    });
    context.current = { ...next, link, engine, history: createHistory(), monitor };
    context.modes = undefined;
    curve.replace(from?.notes?.curve ?? []);
    Object.assign(due, { frame: 0, snapshot: 0, save: performance.now() + 1_000, look: 0 });
    await snapshot(context);
    const phase = Math.min(from?.notes?.phase ?? 0, next.stepper.steps.length - 1);
    for (let step = 0; step < phase; step++) await next.stepper.step();
    await context.data.keep();
    sayOpened(context);
    await sendFrame(context);
    void sayOffered(context, link.game);
    if (left || words) {
      const said = [...(words ? [words] : []), ...(left ? [wordsOfLeft(left)] : [])];
      post({ type: "note", words: said, canUndo: left !== undefined });
    }
  } finally {
    // Two that load at once are in each other's way: whatever is opened in place of this one waits.
    await first?.catch(() => undefined);
    post({ type: "busy", words: undefined });
  }
}

function wordsOfLeft({ link, notes: { iteration } }: ParkedGame): KeyedWords {
  return { key: "notice.left", values: { game: labelOf(link.game), iteration } };
}

/** A minibatch cannot be larger than all there is. */
function fitted(
  link: Link,
  { settings }: PlayExperiment,
  { size }: Dataset,
): { readonly link: Link; readonly words?: KeyedWords } {
  const batchSize = link.changes.batchSize ?? settings.batchSize;
  if (batchSize <= size) return { link };
  return {
    link: { ...link, changes: { ...link.changes, batchSize: size } },
    words: { key: "notice.minibatch", values: { size, batchSize } },
  };
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
  post({ type: "busy", words: { key: "busy.reading" } });
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
  const train = await orCancelled(context, loadSplit(context, experiment, "train"));
  const changes = run.notes
    ? link.changes
    : settingsOfCheckpoint(run.checkpoint, experiment, train);
  await open(context, { ...link, changes, engine }, run);
  const values = { name: taken.name, iteration: run.checkpoint.iteration };
  post({ type: "note", words: [{ key: "notice.file", values }] });
}

/** Loads one part of an experiment's data. */
export async function loadSplit(
  { data }: Context,
  experiment: PlayExperiment,
  split: "train" | "validation" | "test",
): Promise<Dataset> {
  const pictures = needsOf(experiment.name) === "pictures" ? await data.pictures() : undefined;
  const source = isOffered(experiment.name) ? data.offered.source : data.source;
  return experiment.load(split, source, pictures ? { pictures } : {});
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
