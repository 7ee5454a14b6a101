import type { TensorInfo } from "@tensorflow/tfjs-core";
import { overrideKernel, type WasmKernel } from "./override-kernel.ts";

/**
 * Lets a clone share its original's memory, as every other engine does; this one copies.
 *
 * TensorFlow.js clones whatever it saves for a gradient and every variable it assigns.
 */
export function installIdentity(): void {
  overrideKernel("Identity", () => identity);
}

const identity: WasmKernel<{ readonly x: TensorInfo }, unknown> = ({ inputs: { x }, backend }) => {
  backend.incRef(x.dataId);
  return { dataId: x.dataId, shape: x.shape, dtype: x.dtype };
};
