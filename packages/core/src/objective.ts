import type { Scalar, Tensor2D } from "@tensorflow/tfjs-core";
import type { Round } from "./round.ts";

/** What a player descends in a round. */
export interface Objective {
  readonly name: string;
  /** Numbers a row that the player's network must give; any where absent. */
  readonly outputSize?: number;
  /**
   * Whether a player other than D is judged by real examples, too: its round then has as many samples as examples. Without
   * it such a round has m samples, also where an epoch's last minibatch is short.
   */
  readonly usesReal?: boolean;
  /**
   * The loss, differentiable in the player's parameters; in nats where it is a likelihood. The caller owns it.
   *
   * @param round - What is drawn for this update. It owns the tensors that it gives.
   */
  loss(round: Round): Scalar;
  /** D(x), the probability that an output of D stands for, where this is D's objective. The caller owns it. @default sigmoid */
  probability?(output: Tensor2D): Tensor2D;
  /** Whether outputs of D stand for no probability, where this is D's objective: 0 divides nothing. @default false */
  readonly isScore?: boolean;
  /** What a record should hold beside the loss, by name; called after `loss` and only where a record is due. The caller owns them. */
  measures?(round: Round): Readonly<Record<string, Scalar>>;
}
