import type { Optimizer } from "@tensorflow/tfjs-core";

/** An optimizer's options as a text. */
export function configOf(optimizer: Optimizer): string {
  return JSON.stringify(optimizer.getConfig());
}
