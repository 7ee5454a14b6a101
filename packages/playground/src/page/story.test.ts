import { expect, it } from "vitest";
import { english } from "../languages/speech.ts";
import type { Frame, Opened } from "../protocol.ts";
import { initialState, type PageState } from "./state.ts";
import { storyOf as keyedStoryOf } from "./story.ts";

/** A story as it reads in English. */
function storyOf(state: PageState) {
  const { generator, discriminator } = keyedStoryOf(state);
  const [told, answer] = [generator, discriminator].map((words) =>
    words.map(({ key, values }) => english.plain(key, values)).join(" "),
  );
  return { generator: told, discriminator: answer };
}

/** A game in the plane at iteration 100 whose D gives so much on average. */
function state(real?: number, fake?: number, condition = "unfinished"): PageState {
  const values: Record<string, number> =
    real === undefined || fake === undefined
      ? {}
      : { realProbability: real, fakeProbability: fake };
  const frame = { iteration: 100, phase: 0, diagnosis: { condition } };
  return {
    ...initialState,
    opened: { view: "plane" } as Opened,
    frame: frame as Frame,
    curve: [{ iteration: 100, epoch: 1, values }],
  };
}

it("introduces both players before the first step", () => {
  const { generator, discriminator } = storyOf(initialState);
  expect(generator).toMatch(/^G, the forger, makes points/);
  expect(discriminator).toMatch(/^D, the detective.*Press Play/);
});

it.each([
  [0.97, 0.04, /seen through/, /gives real points 97 % and G's 4 %: it tells them apart/],
  [0.62, 0.4, /comes near/, /no longer sure/],
  [0.51, 0.49, /pass for real nearly as often/, /51 % and G's 49 %: it can only guess/],
])("says how far the game is where D gives %d and %d", (real, fake, generator, discriminator) => {
  const told = storyOf(state(real, fake));
  expect(told.generator).toMatch(generator);
  expect(told.discriminator).toMatch(discriminator);
});

it.each([
  ["divergence", /left all bounds/],
  ["generator dead", /same point whatever z is/],
  ["collapse", /most noise to the same few points/],
  ["saturation", /stands still/],
  ["discriminator wins", /none of its points passes/],
  ["oscillation", /runs with all its points/],
])("tells of a game that fails: %s", (condition, words) => {
  expect(storyOf(state(0.5, 0.5, condition)).generator).toMatch(words);
});

it("speaks of scores where D's output is one", () => {
  expect(storyOf(state()).discriminator).toMatch(/score of real points up/);
});
