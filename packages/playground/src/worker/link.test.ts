import fc from "fast-check";
import { expect, it } from "vitest";
import { games } from "../games.ts";
import { formatLink, parseLink, roundPoints } from "./link.ts";
import { playExperiment } from "./play-experiments.ts";

it.each(games)("opens $name from its name alone, and names it so", ({ name, view }) => {
  const { link, problems } = parseLink(`#game=${name}`);
  expect(problems).toEqual([]);
  expect(playExperiment(link.game, link.drawn).view).toBe(view);
  const [text] = formatLink(link).split("&points=");
  expect(text).toBe(`game=${name}`);
});

it("opens the ring without a hash", () => {
  expect(parseLink("").link).toMatchObject({ game: "ring", engine: "auto", step: 0 });
});

it("brings settings, engine and step back, and knows k and m as the paper's letters", () => {
  const { link, problems } = parseLink(
    "game=ring&k=5&m=50&learningRate=0.01&loss=minimax&engine=cpu&step=9",
  );
  expect(problems).toEqual([]);
  expect(link.step).toBe(9);
  expect(formatLink(link)).toBe(
    "game=ring&discriminatorSteps=5&batchSize=50&learningRate=0.01&loss=minimax&engine=cpu",
  );
  expect(parseLink(formatLink(link)).link.changes).toEqual(link.changes);
});

it("leaves out what a game has anyway", () => {
  expect(formatLink(parseLink("game=ring&generatorSteps=1").link)).toBe("game=ring");
});

it.each([
  ["game=rimg", /no game `rimg`.*Did you mean `ring`/],
  ["game=digits-conditional", /no game `digits-conditional`.*Known: figure-1/],
  ["game=inference", /no game `inference`/],
  ["labels=100", /`labels` is "100", expected one of seed/],
  ["learningRate=0", /`learningRate` is "0", expected/],
  ["learningRat=1", /`learningRat` is "1", expected one of seed/],
  ["engine=gpu", /`engine` is "gpu", expected one of auto, webgpu/],
  ["step=-1", /`step` is "-1"/],
  ["points=%", /`points`/],
])("says what is wrong with %s, and opens the rest", (hash, words) => {
  const { link, problems } = parseLink(hash);
  expect(problems).toHaveLength(1);
  expect(problems[0]).toMatch(words);
  expect(link.game).toBe("ring");
});

it("keeps drawn points in an address, to a hundredth of the plane", () => {
  const drawn = Float32Array.of(-3, 3, 0.5, -1.25);
  const once = roundPoints(drawn);
  expect(roundPoints(once)).toEqual(once);
  for (const [i, x] of once.entries()) expect(Math.abs(x - drawn[i]!)).toBeLessThan(0.03);
  const { link } = parseLink(formatLink({ ...parseLink("game=drawn").link, drawn: once }));
  expect(link.drawn).toEqual(once);
});

it("brings drawn points back to the last byte, however often they go through an address", () => {
  const bytes = fc.uint8Array({ minLength: 2, maxLength: 512 });
  fc.assert(
    fc.property(bytes, (given) => {
      const even = given.subarray(0, 2 * Math.floor(given.length / 2));
      const text = Buffer.from(even).toString("base64url");
      const opened = formatLink(parseLink(`game=drawn&points=${text}`).link);
      expect(opened).toBe(`game=drawn&points=${text}`);
    }),
  );
});
