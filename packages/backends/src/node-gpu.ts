import type { Backend } from "@gan/spec";
import { type NativeOptions, nativeTensorflow } from "./native-tensorflow.ts";

/**
 * TensorFlow's C library on an NVIDIA GPU, through `@tensorflow/tfjs-node-gpu`, which you install beside this package. Products have
 * the precision of float32; `NVIDIA_TF32_OVERRIDE=1` in the environment has them faster and less exact, where the card can.
 */
export function nodeGpu({
  load = () => import("@tensorflow/tfjs-node-gpu"),
}: NativeOptions = {}): Backend {
  return nativeTensorflow({
    name: "node-gpu",
    packageName: "@tensorflow/tfjs-node-gpu",
    needsGpu: true,
    async load() {
      // On cards that have it, TensorFlow would multiply with ten bits of mantissa (TF32) where other engines have all 24.
      process.env.NVIDIA_TF32_OVERRIDE ??= "0";
      // It would take the whole memory of the card at once, and the next program find none.
      process.env.TF_FORCE_GPU_ALLOW_GROWTH ??= "true";
      return load();
    },
  });
}
