import { concat, type Tensor2D, tidy } from "@tensorflow/tfjs-core";
import type { Examples } from "./examples.ts";

/** The rows that a network takes: `[x, c]` where there is a condition. */
export function rowsOf({ x, given }: Examples): Tensor2D {
  return given === undefined ? x : tidy(() => concat([x, given], 1));
}
