import fc from "fast-check";
import { expect, it } from "vitest";
import type { Opened } from "../protocol.ts";
import { formatLink, parseLink } from "../worker/link.ts";
import { playExperiment } from "../worker/play-experiments.ts";
import { besideGame, besideOf, differencesOf } from "./differences.ts";

/** What a worker says of a game that it opened. */
function opened(hash: string): Opened {
  const { link, problems } = parseLink(hash);
  expect(problems).toEqual([]);
  const settings = { ...playExperiment(link.game, link.drawn).settings, ...link.changes };
  const { game, engine: wanted } = link;
  return { game, wanted, settings, link: formatLink(link) } as Opened;
}

/** Fields of a link, in whatever order. */
const fieldsOf = ({ link }: Opened) => link.split("&").sort();

it.each([
  ["game=ring", "game=ring&generatorSteps=10", "generatorSteps=10"],
  ["game=ring&generatorSteps=10", "game=ring", "generatorSteps=1"],
  [
    "game=ring&seed=1&k=5",
    "game=ring&seed=1&k=2&loss=minimax",
    "loss=minimax;discriminatorSteps=2",
  ],
  ["game=ring", "game=ring", ""],
  ["game=ring&engine=cpu", "game=ring", "engine=auto"],
  ["game=ring&seed=1", "game=grid&width=0.5", "game=grid;width=0.5"],
  ["game=drawn&points=z9fd4eXT", "game=drawn&points=zdfd4eXT", "points=zdfd4eXT"],
])("writes what differs of %s and %s", (a, b, beside) => {
  expect(besideOf(opened(a), opened(b))).toBe(beside);
  expect(fieldsOf(opened(besideGame(a, beside)))).toEqual(fieldsOf(opened(b)));
});

it("gives the second game the iteration of the first", () => {
  expect(besideGame("game=ring&seed=1&step=500", "k=5;loss=minimax")).toBe(
    "game=ring&seed=1&step=500&k=5&loss=minimax",
  );
  expect(besideGame("game=ring&seed=1&step=500", "game=grid")).toBe("step=500&game=grid");
  expect(besideGame("", "seed=2")).toBe("seed=2");
});

it("brings back the second game whatever both are", () => {
  const game = fc
    .record({
      game: fc.constantFrom("ring", "grid", "figure-1", "drawn"),
      seed: fc.nat(9),
      generatorSteps: fc.integer({ min: 1, max: 3 }),
      loss: fc.constantFrom("minimax", "non-saturating"),
      points: fc.constantFrom("z9fd4eXT", "zdfd4eXT"),
    })
    .map((fields) =>
      Object.entries(fields)
        .map(([name, value]) => `${name}=${value}`)
        .join("&"),
    );
  fc.assert(
    fc.property(game, game, (one, other) => {
      const [a, b] = [opened(one), opened(other)];
      const again = opened(besideGame(a.link, besideOf(a, b)));
      expect(fieldsOf(again)).toEqual(fieldsOf(b));
      expect(differencesOf(again, b)).toEqual([]);
    }),
  );
});
