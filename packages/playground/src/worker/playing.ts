import { type Context, openedIn } from "./context.ts";
import { snapshot } from "./keeping.ts";
import { sendFrame, took } from "./reporting.ts";

/** Plays the open game until it is interrupted. */
export interface Player {
  /** Steps of a player in a second; `Infinity` for whole iterations, as many as there is time for. */
  stepsPerSecond: number;
  play(): Promise<void>;
  /** Ends a pause between steps. */
  wake(): void;
}

export function createPlayer(context: Context): Player {
  let wake = () => {};
  const player: Player = {
    stepsPerSecond: Number.POSITIVE_INFINITY,
    wake: () => wake(),
    async play() {
      context.pace.begin(openedIn(context).game.iteration);
      while (!context.isInterrupted) {
        if (player.stepsPerSecond === Number.POSITIVE_INFINITY) await playFast(context, rest);
        else await playSlowly();
      }
    },
  };

  async function playSlowly(): Promise<void> {
    const began = performance.now();
    await stepOnce(context);
    await rest(Math.max(0, 1000 / player.stepsPerSecond - (performance.now() - began)));
  }

  /** Waits until it is woken, or for so many milliseconds. */
  function rest(milliseconds?: number): Promise<void> {
    return new Promise((resolve) => {
      wake = resolve;
      if (context.isInterrupted) resolve();
      else if (milliseconds !== undefined) setTimeout(resolve, milliseconds);
    });
  }
  return player;
}

/** One step of the player that is next. */
export async function stepOnce(context: Context): Promise<void> {
  const { stepper, game, history } = openedIn(context);
  context.unit = "step";
  const isKept = history.before(game.iteration)?.iteration === game.iteration;
  if (stepper.phase === 0 && !isKept) await snapshot(context);
  const record = await stepper.step();
  if (record) context.pace.took(record.iteration);
  context.due.frame = 0;
  if (record) await took(context, record);
  else await sendFrame(context);
}

/** The rest of the iteration under way, or a whole one. */
export async function iterateOnce(context: Context): Promise<void> {
  const { stepper, game } = openedIn(context);
  context.unit = "iteration";
  context.due.frame = 0;
  if (stepper.phase > 0) return took(context, await stepper.finish());
  for await (const record of stepper.play(() => true, game.iteration + 1)) {
    await took(context, record);
  }
}

async function playFast(context: Context, rest: () => Promise<void>): Promise<void> {
  const { stepper, game } = openedIn(context);
  const { pace } = context;
  context.unit = "iteration";
  await took(context, await stepper.finish());
  await restAtLimit(context, rest);
  if (context.isInterrupted) return;
  let next = game.iteration + pace.every;
  const isDue = (i: number) => i >= next || i >= context.limit || context.isInterrupted;
  for await (const record of stepper.play(isDue)) {
    pace.took(record.iteration);
    await took(context, record);
    await restAtLimit(context, rest);
    next = record.iteration + pace.every;
    if (!context.isInterrupted) continue;
    // It came after the record was found too early for a frame: the page would stay behind the game.
    if (context.shownAt !== record.iteration) await sendFrame(context);
    break;
  }
}

/** Says where the game is, and waits while it may not go on. */
async function restAtLimit(context: Context, rest: () => Promise<void>): Promise<void> {
  const { game } = openedIn(context);
  if (game.iteration < context.limit || context.isInterrupted) return;
  await sendFrame(context);
  while (game.iteration >= context.limit && !context.isInterrupted) await rest();
  context.pace.resume(game.iteration);
}
