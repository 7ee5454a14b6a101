import "./gradients.ts";
import {
  type Disposable,
  disposable,
  exampleSize,
  type LearningRule,
  type Network,
  type Rng,
  ShapeMismatchError,
  type Update,
} from "@gan/spec";
import {
  clone,
  dispose,
  keep,
  type NamedTensorMap,
  type Scalar,
  type Tensor,
  variableGrads,
} from "@tensorflow/tfjs-core";
import type { AdversarialLoss } from "./losses/adversarial-loss.ts";
import { nonSaturating } from "./losses/non-saturating.ts";
import type { Constraint } from "./max-column-norm.ts";
import type { NoisePrior } from "./noise-prior.ts";

/** G or D with the rule that trains it. */
export interface Player {
  readonly network: Network;
  readonly rule: LearningRule;
  /** Keeps the parameters where they may be, after every update. */
  readonly constraint?: Constraint;
}

export interface GameOptions {
  /** G: noise in, examples out. */
  readonly generator: Player;
  /** D: examples in, one logit out. */
  readonly discriminator: Player;
  /** p_z. */
  readonly prior: NoisePrior;
  /** Where noise and masks come from. */
  readonly rng: Rng;
  /** What each player descends. @default nonSaturating */
  readonly loss?: AdversarialLoss;
  /** Shape of one example. @default [generator.network.outputSize] */
  readonly exampleShape?: readonly number[];
  /** Values shown as black and white. @default [0, 1] */
  readonly range?: readonly [number, number];
}

/**
 * Two players and everything they share. It owns both networks and both rules until it is disposed.
 *
 * `iteration` counts completed turns of the outer loop; training goes on from there.
 */
export interface Game extends Required<GameOptions>, Disposable {
  iteration: number;
}

/**
 * Brings two networks together, after checking that their widths meet.
 *
 * @throws {ShapeMismatchError} Naming the network and its sizes, when they do not.
 */
export function createGame({
  generator,
  discriminator,
  prior,
  rng,
  loss = nonSaturating,
  exampleShape = [generator.network.outputSize],
  range = [0, 1],
}: GameOptions): Game {
  const [G, D] = [generator.network, discriminator.network];
  assertMeets("prior", prior.noiseSize, G, "inputSize", "Draw as many numbers as it takes.");
  assertMeets(
    "exampleShape",
    exampleSize({ exampleShape }),
    G,
    "outputSize",
    "Change its last layer.",
  );
  assertMeets("generator", G.outputSize, D, "inputSize", "Make D take what G gives.");
  assertMeets("logit", 1, D, "outputSize", "End D with one linear unit.");
  return disposable({
    ...{ generator, discriminator, prior, rng, loss, exampleShape, range },
    iteration: 0,
    dispose() {
      for (const { network, rule } of [discriminator, generator]) {
        rule.dispose();
        network.dispose();
      }
    },
  });
}

/** The gradient of a loss with respect to a network's parameters. */
export interface Slope {
  readonly value: Scalar;
  /** By parameter name. */
  readonly gradients: NamedTensorMap;
  /** What else the forward pass was asked to show. */
  readonly seen: readonly Tensor[];
}

/**
 * Differentiates a loss. Call it inside `tidy`, which owns the results.
 *
 * @param forward - Gives the loss, then whatever of the forward pass should outlive it.
 */
export function slopeOf(
  { parameters }: Network,
  forward: () => [loss: Scalar, ...seen: Tensor[]],
): Slope {
  const kept: Tensor[] = [];
  const { value, grads } = variableGrads(
    () => {
      const [loss, ...seen] = forward();
      kept.push(...seen.map(keep));
      return loss;
    },
    parameters.map(({ variable }) => variable),
  );
  const gradients = Object.fromEntries(
    parameters.map(({ name, variable }) => [name, grads[variable.name]!]),
  );
  const seen = kept.map(clone);
  dispose(kept);
  return { value, gradients, seen };
}

/** Moves a player against its gradient, then back to where its constraint allows. */
export function descend(
  player: Player,
  { gradients }: Pick<Slope, "gradients">,
  update: Update,
): void {
  player.rule.apply(player.network.parameters, gradients, update);
  player.constraint?.(player.network.parameters);
}

function assertMeets(
  argument: string,
  size: number,
  network: Network,
  side: "inputSize" | "outputSize",
  fix: string,
): void {
  if (network[side] === size) return;
  const verb = side === "inputSize" ? "takes" : "gives";
  throw new ShapeMismatchError({
    argument,
    expected: [null, network[side]],
    received: [null, size],
    fix: `\`${network.name}\` ${verb} ${network[side]} numbers a row. ${fix}`,
  });
}
