import { InvalidOptionError, type Rng, ShapeMismatchError } from "@gan/spec";
import type { NoisePrior } from "./noise-prior.ts";

type Anything = Readonly<Record<string, unknown>> | null | undefined;

/** @throws {InvalidOptionError} When a player's network is something else, such as a model of TensorFlow.js. */
export function assertNetwork(role: string, network: unknown): void {
  const it = network as Anything;
  const isNetwork =
    typeof it?.apply === "function" && Array.isArray(it.parameters) && Array.isArray(it.state);
  if (isNetwork) return;
  const isModel = typeof it?.predict === "function" && Array.isArray(it.layers);
  throw new InvalidOptionError(
    `${role}.network`,
    network,
    "a `Network`",
    isModel
      ? 'It is a model of TensorFlow.js: wrap it, `networkFromLayers(model, …)` of "@gan/models".'
      : 'Presets, `networkFromLayers` and `networkFromFunction` of "@gan/models" make one.',
  );
}

/** @throws {InvalidOptionError} When there are no random streams. */
export function assertRng(rng: unknown): void {
  if (typeof (rng as Anything)?.stream === "function") return;
  const fix = "Everything random in a game comes from it.";
  throw new InvalidOptionError("rng", rng, "the streams of `createRng(seed)`", fix);
}

/**
 * @throws {InvalidOptionError} When it is no prior.
 * @throws {ShapeMismatchError} When it draws another number of numbers than it says.
 */
export function assertPrior(prior: NoisePrior, rng: Rng): void {
  if (typeof (prior as unknown as Anything)?.draw !== "function") {
    const fix = "`uniformPrior(100)` is the paper's.";
    throw new InvalidOptionError("prior", prior, "a `NoisePrior`", fix);
  }
  const { length } = prior.draw(2, rng.stream("check"));
  if (length === 2 * prior.noiseSize) return;
  throw new ShapeMismatchError({
    argument: "prior",
    expected: [2 * prior.noiseSize],
    received: [length],
    fix: `Let \`draw(count, …)\` of \`${prior.name}\` give count × noiseSize numbers: noiseSize is ${prior.noiseSize}.`,
  });
}
