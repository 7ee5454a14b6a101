import { adam, type Learner } from "@gan/core";
import { toyDiscriminator } from "@gan/models";
import { createRng } from "@gan/spec";

export interface ToyPlayerOptions {
  /** Numbers in one example. */
  readonly exampleSize: number;
  readonly hiddenSizes: readonly number[];
  readonly learningRate: number;
  readonly seed: number;
}

/** Lends a small D with Adam, and takes it back when `use` is done. */
export async function withToyPlayer<T>(
  { learningRate, seed, ...network }: ToyPlayerOptions,
  use: (player: Learner) => Promise<T>,
): Promise<T> {
  const rng = createRng(seed).fork("weights/discriminator");
  const player = {
    network: toyDiscriminator({ ...network, activation: "tanh", rng }),
    rule: adam({ learningRate }),
  };
  try {
    return await use(player);
  } finally {
    player.rule.dispose();
    player.network.dispose();
  }
}
