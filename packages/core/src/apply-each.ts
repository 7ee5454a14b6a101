import type { Network, Part } from "@gan/spec";
import type { Tensor2D } from "@tensorflow/tfjs-core";

/** Applies a network in training to several minibatches: in one pass where it can, else one by one. The caller owns the results. */
export function applyEach(network: Network, parts: readonly Part[]): Tensor2D[] {
  return (
    network.applyEach?.(parts) ??
    parts.map(({ x, stream }) => network.apply(x, { mode: "train", stream }))
  );
}
