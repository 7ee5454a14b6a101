import type { Stream, Update } from "@gan/spec";
import type { Tensor, Tensor2D } from "@tensorflow/tfjs-core";
import type { Examples } from "./examples.ts";

/**
 * One drawing of everything that is random in an update.
 *
 * Each part is drawn when it is first asked for and remembered, so what two objectives ask of one round is computed once.
 * The round owns the tensors that it gives.
 */
export interface Round {
  /** x: a minibatch of real examples. */
  readonly real: Examples;
  /** z, `[m, noiseSize]`. */
  readonly noise: Tensor2D;
  /** G(z), under the conditions of the real examples where the game has a condition. */
  readonly fake: Examples;
  /** D on the real examples, `[m, outputSize]`, with its dropout. */
  readonly realLogits: Tensor2D;
  /** D on G(z), `[m, outputSize]`, with its dropout. */
  readonly fakeLogits: Tensor2D;
  /**
   * Applies a player as in training.
   *
   * @param role - Such as `discriminator`.
   * @param name - Of the masks that the player draws: another name gives others. Not `real` or `fake`, which the round's own have.
   * @returns `[m, outputSize]`. The caller owns it.
   */
  apply(role: string, examples: Examples, name: string): Tensor2D;
  /** Random numbers of an objective's own, by a name of its own. */
  stream(name: string): Stream;
  /** Computes something once in this round, by a name of its own. The round owns it. */
  remember<T extends Tensor>(name: string, make: () => T): T;
  /** The update that it is drawn for; absent where a game is looked at and nobody moves. */
  readonly update?: Update;
}
