import { decodeCheckpoint } from "@gan/core";
import { InvalidOptionError } from "@gan/spec";
import type { PlaySettings } from "../protocol.ts";
import { type Context, openedIn } from "./context.ts";
import { snapshot } from "./keeping.ts";
import { openGame } from "./open-game.ts";
import { lookAtHealth, pointOf, sayOpened, sendFrame } from "./reporting.ts";

/** Takes back what was done last: a step of a player, or an iteration. */
export async function back(context: Context): Promise<void> {
  const { game, stepper } = openedIn(context);
  const { iteration } = game;
  if (stepper.phase > 0) return goTo(context, iteration, stepper.phase - 1);
  if (iteration === 0) return;
  return goTo(context, iteration - 1, context.unit === "step" ? stepper.steps.length - 1 : 0);
}

/**
 * Leads the game to an iteration that it was at, and so many steps further: from the last snapshot before, by playing again.
 *
 * @throws {InvalidOptionError} When nothing that early is remembered.
 */
export async function goTo(context: Context, iteration: number, phase = 0): Promise<void> {
  const before = openedIn(context);
  const { history, experiment, train, link } = before;
  const from = history.before(iteration);
  if (!from) {
    const expected = `at least ${history.first}, the first that is remembered`;
    throw new InvalidOptionError("iteration", iteration, expected);
  }
  const checkpoint = decodeCheckpoint(from.bytes);
  const next = openGame(experiment, from.settings, train, { checkpoint });
  before.dispose();
  const changes = Object.fromEntries(
    Object.entries(from.settings).filter(
      ([name, value]) => experiment.settings[name as keyof PlaySettings] !== value,
    ),
  );
  context.current = { ...before, ...next, link: { ...link, changes } };
  history.cut(iteration);
  context.curve.cut(iteration);
  if (from.settings !== before.settings) sayOpened(context);
  await replay(context, iteration);
  for (let step = 0; step < phase; step++) await openedIn(context).stepper.step();
  await sendFrame(context);
}

/** Plays on to an iteration, and says how far it is. */
export async function playTo(context: Context, iteration: number): Promise<void> {
  if (iteration <= openedIn(context).game.iteration) return;
  await replay(context, iteration);
  await sendFrame(context);
}

async function replay(context: Context, iteration: number): Promise<void> {
  const { game, stepper, monitor } = openedIn(context);
  if (iteration <= game.iteration) return;
  const known = context.curve.all().at(-1)?.iteration ?? 0;
  let told = performance.now() + 500;
  for await (const record of stepper.play((i) => i % 10 === 0, iteration)) {
    if (record.iteration > known) {
      context.curve.add(pointOf(context, record));
      monitor.add(record);
    }
    if (performance.now() >= context.due.snapshot) await snapshot(context);
    if (context.signal.aborted) break;
    if (performance.now() < told) continue;
    const values = { iteration: record.iteration, total: iteration };
    context.post({ type: "busy", words: { key: "busy.playing", values } });
    told = performance.now() + 200;
  }
  await lookAtHealth(context);
  context.post({ type: "busy", words: undefined });
}
