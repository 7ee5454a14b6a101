import {
  assertBackend,
  DisposedError,
  exampleSize,
  InvalidOptionError,
  type Sampler,
  ShapeMismatchError,
} from "@gan/spec";
import { backend } from "@tensorflow/tfjs-core";
import type { Game } from "./game.ts";

/**
 * @throws {DisposedError} When the game is disposed.
 * @throws {InvalidOptionError} When `data` is no sampler.
 * @throws {ShapeMismatchError} When its examples are not of the size that the game is about.
 * @throws {BackendUnavailableError} When no engine of TensorFlow.js is active.
 */
export function assertPlayable(game: Game, data: Sampler): void {
  assertBackend({ backend });
  assertAlive(game);
  const it = data as unknown as Readonly<Record<string, unknown>> | undefined;
  if (typeof it?.batch !== "function" || typeof it.epochOf !== "function") {
    throw new InvalidOptionError(
      "data",
      data,
      "a `Sampler`, which draws minibatches",
      `${typeof it?.read === "function" ? "It is a data set: make" : "Make"} one with \`createSampler(dataset, { batchSize, rng })\` of "@gan/data".`,
    );
  }
  const size = exampleSize(game);
  if (data.exampleSize === size) return;
  throw new ShapeMismatchError({
    argument: "data",
    expected: [null, size],
    received: [null, data.exampleSize],
    fix: `\`${game.discriminator.network.name}\` judges examples of ${size} numbers. Use networks made for these data.`,
  });
}

/** @throws {DisposedError} When what the game owned is freed. */
export function assertAlive({ isDisposed }: Game): void {
  if (isDisposed) throw new DisposedError("game");
}
