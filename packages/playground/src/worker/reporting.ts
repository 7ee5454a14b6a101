import { viewOf } from "@gan/core";
import { lossOf, ratesAt } from "@gan/experiments";
import type { TrainingRecord } from "@gan/spec";
import { memory } from "@tensorflow/tfjs-core";
import { needsOf } from "../games.ts";
import type { CurvePoint, Measured, Pictures } from "../protocol.ts";
import { catalog } from "./catalog.ts";
import { type Context, later, openedIn } from "./context.ts";
import { save, snapshot } from "./keeping.ts";
import { formatLink } from "./link.ts";
import { picturesOf } from "./looks/look-at-pictures.ts";
import { shownExamples } from "./looks/shown-examples.ts";
import { sendWatched } from "./watching.ts";

const LOOK_EVERY = 2_500;
const FRAME_EVERY = 60;

/** Does whatever is due after an iteration: a look at its health, a frame, a snapshot, a save. */
export async function took(context: Context, record: TrainingRecord | undefined): Promise<void> {
  if (!record) return;
  const { monitor, experiment } = openedIn(context);
  const { due } = context;
  monitor.add(record);
  const now = performance.now();
  if (now >= due.look) await lookAtHealth(context);
  if (now >= due.frame || context.isInterrupted) await sendFrame(context, record);
  else if (experiment.view !== "line") context.curve.add(pointOf(context, record));
  if (performance.now() >= due.snapshot) await snapshot(context);
  if (performance.now() >= due.save) await save(context);
}

/** Lets the health monitor look at samples, and counts the modes among them. */
export async function lookAtHealth(context: Context): Promise<void> {
  const began = performance.now();
  const { monitor, game, settings } = openedIn(context);
  // Samples are drawn with the mean of G's weights where there is one; while that is young, G looks as narrow as one that collapsed.
  if (game.iteration * (1 - settings.averageDecay) < 2) return;
  context.modes = (await monitor.look(viewOf(game))).modes;
  context.due.look = later(began, LOOK_EVERY, 39);
}

/** Looks at the game and posts what it saw; with a record, the curve gets a point. */
export async function sendFrame(context: Context, record?: TrainingRecord): Promise<void> {
  const began = performance.now();
  const { curve, pace, post, modes } = context;
  const { game, stepper, look, settings, history, monitor, experiment } = openedIn(context);
  const { shown, measured } = await look(game);
  if (record) curve.add(pointOf(context, record, measured));
  const points = curve.takeNew();
  if (!points) post({ type: "curve", points: curve.all() });
  const { iteration } = game;
  const epoch = curve.all().at(-1)?.epoch ?? 1;
  const { numTensors: tensors, numBytes: bytes } = memory();
  post({
    type: "frame",
    points: points ?? [],
    frame: {
      ...{ shown, iteration, epoch, tensors, bytes },
      phase: stepper.phase,
      last: stepper.last,
      ...(stepper.phase > 0 && { stepped: stepper.measured }),
      iterationsPerSecond: pace.iterationsPerSecond,
      canGoBack: stepper.phase > 0 || iteration > history.first,
      ...(modes && experiment.modes && { modes }),
      ...(measured && { measured }),
      diagnosis: monitor.diagnose(),
      learningRate: ratesAt(settings, { iteration: iteration + 1, epoch }).learningRate,
    },
  });
  context.shownAt = iteration;
  context.due.frame = later(began, FRAME_EVERY, 9);
  await sendWatched(context);
}

/** A record with V(D, G) where D's loss has it, and what that proves of the divergence. */
export function pointOf(
  context: Context,
  { values, ...at }: TrainingRecord,
  measured?: Measured,
): CurvePoint {
  const { settings } = openedIn(context);
  const { discriminatorLoss } = values;
  const isKnown = discriminatorLoss !== undefined && lossOf(settings).isValue;
  // What a penalty adds is no part of V.
  const ofValue = (discriminatorLoss ?? 0) - (values.penalty ?? 0);
  const value = isKnown ? -ofValue / settings.discriminatorLossScale : undefined;
  const proven = value !== undefined && {
    value,
    divergence: Math.max(0, (value + Math.log(4)) / 2),
  };
  return { ...at, values: { ...values, ...proven, ...measured } };
}

/** Tells the page what is open. */
export function sayOpened(context: Context): void {
  const { experiment, settings, engine, link, game, stepper, train } = openedIn(context);
  context.post({
    type: "opened",
    opened: {
      ...{ game: link.game, view: experiment.view },
      ...{ settings, defaults: experiment.settings, engine, wanted: link.engine },
      link: formatLink(link),
      steps: stepper.steps.map(({ movers }) => movers),
      updates: lossOf(settings).updates!,
      catalog,
      generator: game.generator.network.layers,
      discriminator: game.discriminator.network.layers,
      examples: train.size,
      isScore: lossOf(settings).isScore ?? false,
      ...(experiment.view !== "line" && { data: someOf(context) }),
      ...(needsOf(link.game) === "points" && { drawn: link.drawn }),
    },
  });
}

/** Some of the examples: 600 points, or 64 pictures. */
function someOf(context: Context): Float32Array<ArrayBuffer> | Pictures {
  const { train, experiment } = openedIn(context);
  const indices = shownExamples(train, experiment.view);
  if (experiment.view === "pictures") return picturesOf(train, indices);
  const points = new Float32Array(2 * indices.length);
  train.read(indices, points);
  return points;
}
