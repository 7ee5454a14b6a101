import type { Variable } from "@tensorflow/tfjs-core";
import type { SavedTensor, Update } from "./learning-rule.ts";
import type { Parameter } from "./network.ts";

/** Tensors that are kept from one update to the next, and belong into a checkpoint. */
export interface Memory {
  /** What is remembered of each parameter, such as `average`: the first part of the names in `state`. */
  readonly slots: readonly string[];
  /** Under names such as `average/h0/kernel`. The memory keeps ownership. */
  state(): Readonly<Record<string, Variable>>;
  /**
   * Puts a saved state back.
   *
   * @throws {CheckpointMismatchError} When a name or a shape does not belong to these parameters.
   */
  restore(parameters: readonly Parameter[], state: Readonly<Record<string, SavedTensor>>): void;
  dispose(): void;
}

/**
 * What happens to a player's parameters after each of its updates, such as a bound on their norms or a running mean.
 *
 * It serves one player, which owns it.
 */
export interface AfterUpdate {
  readonly name: string;
  /** Changes parameters in place, or takes note of them. Gives nothing back and leaves no tensor alive. */
  apply(parameters: readonly Parameter[], update: Update): void;
  /** What it remembers; absent where it remembers nothing. No two memories of a player, its rule's included, share a slot. */
  readonly memory?: Memory;
  /** The values that the player is evaluated with in place of its own, by parameter name. The memory owns them. */
  evaluationValues?(): Readonly<Record<string, Variable>>;
}
