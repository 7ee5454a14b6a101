/**
 * What the article shares with the playground: games and how they are looked at. The playground's package publishes a page and
 * an element and none of these parts, so they are taken from its sources, here and, for the engine, in
 * `worker/worker.ts`.
 */

export { type OpenGame, openGame } from "../../packages/playground/src/worker/open-game.ts";
export { createPace } from "../../packages/playground/src/worker/pace.ts";
export { playExperiment } from "../../packages/playground/src/worker/play-experiments.ts";
export { wordsOf } from "../../packages/playground/src/worker/words-of.ts";
