import type { NamedTensorMap, Variable } from "@tensorflow/tfjs-core";
import type { Disposable } from "./disposable.ts";
import type { Parameter } from "./network.ts";

/** When an update happens; rates may be functions of it. */
export interface Update {
  /** Turn of the outer loop of Algorithm 1, from 1. */
  readonly iteration: number;
  /** Pass over the data, from 1. */
  readonly epoch: number;
  /** How many updates this player has had, this one included. */
  readonly count: number;
}

/** A number that may vary over training. */
export type Rate = number | ((update: Update) => number);

/** The value of a rate at an update. */
export function valueAt(rate: Rate, update: Update): number {
  return typeof rate === "number" ? rate : rate(update);
}

/**
 * Turns gradients into changes of parameters.
 *
 * A rule serves one player. It owns its slots, such as velocities, until it is disposed.
 */
export interface LearningRule extends Disposable {
  readonly name: string;
  /**
   * Changes every parameter in place, descending its gradient.
   *
   * @param gradients - By parameter name. The caller keeps them.
   */
  apply(parameters: readonly Parameter[], gradients: NamedTensorMap, update: Update): void;
  /** Everything a resumed run needs, under names such as `velocity/h0/kernel`. The rule keeps ownership. */
  state(): Readonly<Record<string, Variable>>;
  /**
   * Puts a saved state back, creating slots that do not exist yet.
   *
   * @throws {CheckpointMismatchError} When a name or a shape does not belong to these parameters.
   */
  restore(parameters: readonly Parameter[], state: Readonly<Record<string, SavedTensor>>): void;
}

/** A tensor read from a checkpoint. */
export interface SavedTensor {
  readonly shape: readonly number[];
  readonly values: Float32Array;
}
