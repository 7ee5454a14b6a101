import { type Disposable, disposable, type SavedTensor } from "@gan/spec";
import { clone, type Tensor } from "@tensorflow/tfjs-core";
import { restoreGame, tensorsOf } from "./checkpoint.ts";
import type { Game } from "./game.ts";

/** A game as it was, without a copy of a number: an update leaves the old values where they are while a snapshot holds them. */
export interface Snapshot extends Disposable {
  /** Puts the game back into that state. */
  restore(): Promise<void>;
}

/** Keeps a game's state. The caller disposes the snapshot; take it outside `tidy`. */
export function takeSnapshot(game: Game): Snapshot {
  const { iteration } = game;
  const kept: Record<string, Tensor> = {};
  for (const [name, variable] of Object.entries(tensorsOf(game))) kept[name] = clone(variable);
  return disposable({
    async restore() {
      const tensors: Record<string, SavedTensor> = {};
      for (const [name, tensor] of Object.entries(kept)) {
        tensors[name] = { shape: tensor.shape, values: (await tensor.data()) as Float32Array };
      }
      restoreGame(game, { iteration, metadata: {}, tensors });
    },
    dispose() {
      for (const tensor of Object.values(kept)) tensor.dispose();
    },
  });
}
