import type { Backend } from "@gan/spec";
import { type NativeOptions, nativeTensorflow } from "./native-tensorflow.ts";

/** TensorFlow's C library on the CPU, through `@tensorflow/tfjs-node`, which you install beside this package. */
export function node({
  load = () => import("@tensorflow/tfjs-node"),
}: NativeOptions = {}): Backend {
  return nativeTensorflow({
    name: "node",
    packageName: "@tensorflow/tfjs-node",
    needsGpu: false,
    load,
  });
}
