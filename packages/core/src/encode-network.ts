import type { SavedTensor } from "@gan/spec";
import { clone, type Tensor } from "@tensorflow/tfjs-core";
import { type Game, playerOf } from "./game.ts";
import { withEvaluationValues } from "./player.ts";
import { encodeSafetensors } from "./safetensors.ts";

/**
 * Writes one player's network as a safetensors file: what is needed to use it, and not what only training needs.
 *
 * Names are those of a checkpoint, such as `generator/h0/kernel`. A player has its mean weights where it keeps them, as G
 * has in `generate`.
 *
 * @param role - Of the player, such as `generator`.
 * @param metadata - Noted beside the tensors.
 */
export async function encodeNetwork(
  game: Game,
  role: string,
  metadata: Readonly<Record<string, string>> = {},
): Promise<Uint8Array> {
  const player = playerOf(game, role);
  const { network } = player;
  const held = withEvaluationValues(player, () =>
    [...network.parameters, ...network.state].map(({ name, variable }): [string, Tensor] => [
      `${role}/${name}`,
      clone(variable),
    ]),
  );
  const tensors: Record<string, SavedTensor> = {};
  for (const [name, tensor] of held) {
    const values = (await tensor.data()).slice() as Float32Array;
    tensors[name] = { shape: tensor.shape, values };
    tensor.dispose();
  }
  return encodeSafetensors({ tensors, metadata });
}
