import { expect, it } from "vitest";
import type { Client } from "../page/client.ts";
import type { ToWorker } from "../protocol.ts";
import { type Clock, createClock, type Side } from "./clock.ts";

/** A game that plays so many iterations whenever it has time. */
function createWorker(rate: number) {
  const told: string[] = [];
  const game = { iteration: 0, limit: Number.POSITIVE_INFINITY, isPlaying: false };
  const client: Client = {
    send(message: ToWorker) {
      told.push(message.type);
      if (message.type === "limit") game.limit = message.iteration;
      if (message.type === "play") game.isPlaying = true;
      if (message.type === "pause") game.isPlaying = false;
      if (message.type === "reset") game.iteration = 0;
      if (message.type === "seek") game.iteration = message.iteration;
      if (message.type === "step") game.iteration++;
      if (message.type === "back") game.iteration--;
    },
    ask: async () => game.iteration as never,
    close: () => undefined,
  };
  const work = () => {
    if (game.isPlaying) game.iteration = Math.min(game.limit, game.iteration + rate);
  };
  return { client, game, work, told, rate };
}

function createPair(rateOfA: number, rateOfB: number, speed = Number.POSITIVE_INFINITY) {
  const [a, b] = [createWorker(rateOfA), createWorker(rateOfB)];
  const seen = () => [a, b].map(({ game, rate }) => ({ iteration: game.iteration, rate }));
  const clock = createClock({
    ...{ clients: { a: a.client, b: b.client }, seen },
    speed: () => speed,
  });
  const work = (times: number) => {
    for (let i = 0; i < times; i++) {
      a.work();
      b.work();
      clock.tick();
    }
  };
  return { a, b, clock, work, places: () => [a.game.iteration, b.game.iteration] };
}

const settled = () => new Promise((resolve) => setTimeout(resolve));
const tell = (
  clock: Clock,
  type: "play" | "pause" | "step" | "back" | "reset" | "cancel",
  side: Side = "a",
) => clock.take({ type }, side);

it("lets neither game get far ahead, and both rest at the same iteration", async () => {
  const { clock, work, places } = createPair(90, 7);
  tell(clock, "play");
  for (let i = 0; i < 50; i++) {
    work(1);
    const [a, b] = places();
    expect(a! - b!).toBeLessThanOrEqual(15);
  }
  expect(places()[1], "the slower is not held up").toBe(7 * 50);
  tell(clock, "pause");
  await settled();
  const [a, b] = places();
  expect(b).toBe(a);
});

it("steps, goes back, resets and seeks with both", async () => {
  const { a, b, clock, places } = createPair(5, 5);
  for (const type of ["step", "step", "back"] as const) tell(clock, type, "b");
  expect(places()).toEqual([1, 1]);
  clock.take({ type: "seek", iteration: 30 }, "a");
  expect(places()).toEqual([30, 30]);
  tell(clock, "reset");
  await settled();
  expect(places()).toEqual([0, 0]);
  clock.take({ type: "playerStep", player: "generator" }, "a");
  expect([...a.told, ...b.told]).not.toContain("playerStep");
});

it("begins both anew where one opens another game, and follows one that comes back", async () => {
  const { a, b, clock, places } = createPair(5, 5);
  clock.take({ type: "seek", iteration: 40 }, "a");
  b.game.iteration = 0;
  clock.take({ type: "game", name: "grid" }, "b");
  await settled();
  expect(places()).toEqual([0, 0]);
  a.game.iteration = 40;
  clock.take({ type: "undo" }, "a");
  await settled();
  expect(places()).toEqual([40, 40]);
});

it("meets where the one that was cancelled is", async () => {
  const { a, clock, places } = createPair(5, 5);
  clock.take({ type: "seek", iteration: 40 }, "b");
  a.game.iteration = 12;
  tell(clock, "cancel");
  await settled();
  expect(places()).toEqual([12, 12]);
});

it("stops both where one stops by itself", async () => {
  const { a, clock, work, places } = createPair(5, 5);
  tell(clock, "play");
  work(4);
  a.game.isPlaying = false;
  a.game.iteration = 3;
  clock.stopped();
  work(4);
  await settled();
  expect(places()[0]).toBe(places()[1]);
});
