import { type Actions, createActions } from "../page/actions.ts";
import { type Client, createClient } from "../page/client.ts";
import type { Stage } from "../page/stage.ts";
import type { FromWorker, ToWorker } from "../protocol.ts";
import { type Clock, type ClockOptions, createClock } from "./clock.ts";

/** A second game, in a worker of its own, and the clock that it shares with the first. */
export interface Pair {
  readonly clock: Clock;
  readonly actions: Actions;
  /** Tells the second game alone. */
  send(message: ToWorker): void;
  ask: Client["ask"];
  /** Ends the second game; the first goes on alone. */
  dispose(): void;
}

/** What a pair is made with. */
export interface PairOptions extends Omit<ClockOptions, "clients"> {
  /** The worker of the first game. */
  readonly first: Client;
  /** Address of the page; none in another's. */
  readonly home: string | undefined;
  /** What the second game's actions act upon, but for its worker. */
  readonly stage: Omit<Stage, "client">;
  /** Takes what the second worker says. */
  take(message: FromWorker): void;
}

/** Starts a second worker beside the first. */
export function createPair({ first, stage, take, home, ...options }: PairOptions): Pair {
  const second = createClient(take, home);
  const clock = createClock({ clients: { a: first, b: second }, ...options });
  const client: Client = { ...second, send: (message) => clock.take(message, "b") };
  return {
    clock,
    actions: createActions(Object.assign(stage, { client })),
    send: second.send,
    ask: second.ask,
    dispose() {
      clock.dispose();
      second.close();
    },
  };
}
