import { UnsupportedNetworkError } from "@gan/spec";
import type { NamedLayer } from "./named-layers.ts";

/**
 * Refuses what a layer asks of `model.fit` and the game's training does not do, rather than drop it silently.
 *
 * @throws {UnsupportedNetworkError} When a layer has a regularizer or a constraint.
 */
export function assertNoPenalties(named: readonly NamedLayer[]): void {
  for (const { name, layer } of named) {
    for (const [key, value] of Object.entries(layer)) {
      if (!/(Regularizer|Constraint)$/.test(key) || value === null || value === undefined) continue;
      throw new UnsupportedNetworkError(
        `Layer \`${name}\` has a \`${key}\`, which training in a game does not apply. Remove it; a max column norm or a penalty belongs to the game.`,
      );
    }
  }
}
