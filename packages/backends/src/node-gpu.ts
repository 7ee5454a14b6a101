import type { Backend } from "@gan/spec";
import { type NativeOptions, nativeTensorflow } from "./native-tensorflow.ts";

/** TensorFlow's C library on an NVIDIA GPU, through `@tensorflow/tfjs-node-gpu`, which you install beside this package. */
export function nodeGpu({
  load = () => import("@tensorflow/tfjs-node-gpu"),
}: NativeOptions = {}): Backend {
  return nativeTensorflow({
    name: "node-gpu",
    packageName: "@tensorflow/tfjs-node-gpu",
    needsGpu: true,
    load,
  });
}
