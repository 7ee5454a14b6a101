import "./gradients.ts";
import {
  assertBackend,
  assertOneTensorflow,
  assertPositiveInteger,
  type Disposable,
  disposable,
  exampleSize,
  InvalidOptionError,
  type Network,
  type Rng,
  ShapeMismatchError,
  UnknownNameError,
} from "@gan/spec";
import { backend, Tensor, version_core } from "@tensorflow/tfjs-core";
import { assertNetwork, assertPrior, assertRng } from "./assert-players.ts";
import type { Condition } from "./conditions/condition.ts";
import type { AdversarialLoss } from "./losses/adversarial-loss.ts";
import { nonSaturating } from "./losses/non-saturating.ts";
import type { NoisePrior } from "./noise-prior.ts";
import type { Objective } from "./objective.ts";
import { objectivesOf } from "./objectives/adversarial.ts";
import { disposePlayer, type Learner, type Player } from "./player.ts";

/** Who plays. */
export interface PlayerOptions extends Learner {
  /** What it descends. G and D may leave it out, and descend the game's loss. */
  readonly objective?: Objective;
}

/** What a game is made of. */
export interface GameOptions {
  /** G: noise in, examples out; the condition follows the noise where there is one. */
  readonly generator: PlayerOptions;
  /** D: examples in, one logit out or what its objective asks for; the condition follows the example. */
  readonly discriminator: PlayerOptions;
  /** Further players, by role, such as an encoder or a classifier. Each has an objective. @default none */
  readonly players?: Readonly<Record<string, PlayerOptions>>;
  /** p_z. */
  readonly prior: NoisePrior;
  /** Where noise and masks come from. */
  readonly rng: Rng;
  /** What G and D descend where they have no objective of their own. @default nonSaturating */
  readonly loss?: AdversarialLoss;
  /** What G and D are told of an example besides. @default nothing */
  readonly condition?: Condition;
  /** Shape of one example. @default [generator.network.outputSize] */
  readonly exampleShape?: readonly number[];
  /** Values shown as black and white. @default [0, 1] */
  readonly range?: readonly [number, number];
  /**
   * Parts that a minibatch is taken in, one after the other: what is descended is the mean of their gradients. The `onnx` engine gives the
   * parts to two threads; on one that computes as it is told, such as `cpu`, only one part's activations are there at a time. What looks
   * across a minibatch (batch normalization, minibatch discrimination, relativistic averages) sees a part. @default 1
   */
  readonly microbatches?: number;
}

/**
 * The players and everything they share. It owns their networks, their rules and what follows their updates until it is disposed.
 *
 * `iteration` counts completed turns of the outer loop; training goes on from there.
 */
export interface Game extends Disposable {
  /** Every player by its role, in the order in which they move: D, G, then the others. */
  readonly players: Readonly<Record<string, Player>>;
  readonly generator: Player;
  readonly discriminator: Player;
  readonly prior: NoisePrior;
  readonly rng: Rng;
  readonly condition: Condition | undefined;
  readonly exampleShape: readonly number[];
  readonly range: readonly [number, number];
  readonly microbatches: number;
  /** Whether what it owned is freed. */
  readonly isDisposed: boolean;
  iteration: number;
}

/**
 * Brings players together, after checking that their widths meet.
 *
 * @throws {ShapeMismatchError} Naming the network and its sizes, when they do not.
 * @throws {InvalidOptionError} When a network, the prior, the rng or `microbatches` is something else, or a further player has no objective.
 * @throws {TwoTensorflowsError} When packages have found different copies of TensorFlow.js.
 * @throws {BackendUnavailableError} When no engine of TensorFlow.js is active.
 */
export function createGame({
  generator,
  discriminator,
  players: others = {},
  prior,
  rng,
  loss = nonSaturating,
  condition,
  exampleShape,
  range = [0, 1],
  microbatches = 1,
}: GameOptions): Game {
  assertOneTensorflow({ Tensor, version: version_core, by: "@gan/core" });
  assertBackend({ backend });
  assertRng(rng);
  assertPositiveInteger("microbatches", microbatches);
  const options = { discriminator, generator, ...others };
  for (const [role, player] of Object.entries(options)) assertNetwork(role, player?.network);
  assertPrior(prior, rng);
  const objectives: Readonly<Record<string, Objective>> = { ...objectivesOf(loss) };
  const players: Record<string, Player> = {};
  for (const [role, player] of Object.entries(options)) {
    const objective = player.objective ?? objectives[role];
    if (objective === undefined) throw withoutObjective(role);
    players[role] = { ...player, after: player.after ?? [], objective };
  }
  const [G, D] = [generator.network, discriminator.network];
  const shape = exampleShape ?? [G.outputSize];
  const size = exampleSize({ exampleShape: shape });
  const told = condition?.size ?? 0;
  const joined = told === 0 ? "" : ` The ${told} of the condition follow them.`;
  assertMeets(G, "inputSize", "prior", prior.noiseSize + told, `Draw as many numbers.${joined}`);
  assertMeets(G, "outputSize", "exampleShape", size, "Change its last layer.");
  assertMeets(D, "inputSize", "generator", size + told, `Make D take what G gives.${joined}`);
  for (const { network, objective } of Object.values(players)) {
    const { name, outputSize } = objective;
    const fix =
      outputSize === 1 ? "End it with one linear unit." : `The objective \`${name}\` needs them.`;
    if (outputSize !== undefined) assertMeets(network, "outputSize", "logit", outputSize, fix);
  }
  let isDisposed = false;
  return disposable({
    ...{ players, generator: players.generator!, discriminator: players.discriminator! },
    ...{ prior, rng, condition, exampleShape: shape, range, microbatches, iteration: 0 },
    get isDisposed() {
      return isDisposed;
    },
    dispose() {
      if (isDisposed) return;
      isDisposed = true;
      for (const player of Object.values(players)) disposePlayer(player);
    },
  });
}

/**
 * The player of a role.
 *
 * @throws {UnknownNameError} When the game has no such player.
 */
export function playerOf({ players }: Pick<Game, "players">, role: string): Player {
  const player = Object.hasOwn(players, role) ? players[role] : undefined;
  if (player === undefined) throw new UnknownNameError("player", role, Object.keys(players));
  return player;
}

function withoutObjective(role: string): InvalidOptionError {
  return new InvalidOptionError(
    `players.${role}.objective`,
    undefined,
    "what it descends",
    "Only the generator and the discriminator can take theirs from the game's loss.",
  );
}

function assertMeets(
  network: Network,
  side: "inputSize" | "outputSize",
  argument: string,
  size: number,
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
