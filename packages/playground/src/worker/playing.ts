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
        if (player.stepsPerSecond === Number.POSITIVE_INFINITY) await playFast(context);
        else await playSlowly();
      }
    },
  };

  async function playSlowly(): Promise<void> {
    const began = performance.now();
    await stepOnce(context);
    const rest = 1000 / player.stepsPerSecond - (performance.now() - began);
    await new Promise<void>((resolve) => {
      wake = resolve;
      if (context.isInterrupted) resolve();
      else setTimeout(resolve, Math.max(0, rest));
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

async function playFast(context: Context): Promise<void> {
  const { stepper, game } = openedIn(context);
  const { pace } = context;
  context.unit = "iteration";
  await took(context, await stepper.finish());
  let next = game.iteration + pace.every;
  for await (const record of stepper.play((i) => i >= next || context.isInterrupted)) {
    pace.took(record.iteration);
    await took(context, record);
    next = record.iteration + pace.every;
    if (context.isInterrupted) break;
  }
}
