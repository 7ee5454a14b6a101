import * as tfjs from "@tensorflow/tfjs-core";

/**
 * Loads a package that brings the whole of TensorFlow.js, which registers its own gradients once more, and puts those
 * back that stood in their place, such as the right one of average pooling that `@gan/core` has.
 */
export async function keepGradients(load: () => Promise<unknown>): Promise<void> {
  const names = Object.values<unknown>(tfjs).filter((value) => typeof value === "string");
  const kept = names.map((name) => tfjs.getGradient(name)).filter((gradient) => gradient);
  await load();
  for (const gradient of kept) {
    if (tfjs.getGradient(gradient.kernelName) === gradient) continue;
    tfjs.unregisterGradient(gradient.kernelName);
    tfjs.registerGradient(gradient);
  }
}
