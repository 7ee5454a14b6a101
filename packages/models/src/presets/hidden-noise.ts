import { assertWithin, InvalidOptionError } from "@gan/spec";
import { layers } from "@tensorflow/tfjs-layers";

/**
 * Noise at intermediate layers of a generator, which the theory permits and the paper's experiments leave out.
 *
 * @see Goodfellow et al., "Generative Adversarial Nets", 2014, section 5.
 */
export interface HiddenNoiseOptions {
  /** Share of the elements that dropout keeps of every layer's input but the first's, in training. @default 1 */
  readonly hiddenKeep?: number;
  /** Deviation of Gaussian noise added to every layer's input but the first's, in training. @default 0 */
  readonly hiddenNoise?: number;
}

/** Puts noise and dropout in front of every layer that has weights, but the first. */
export function withHiddenNoise(
  stack: readonly layers.Layer[],
  { hiddenKeep = 1, hiddenNoise = 0 }: HiddenNoiseOptions,
): layers.Layer[] {
  assertWithin("hiddenKeep", hiddenKeep, 2 ** -16, 1);
  if (!(hiddenNoise >= 0 && hiddenNoise < Number.POSITIVE_INFINITY)) {
    throw new InvalidOptionError("hiddenNoise", hiddenNoise, "a number of at least 0");
  }
  return stack.flatMap((layer, i) => {
    if (i === 0 || layer.getClassName() === "Reshape") return [layer];
    const { name } = layer;
    const before: layers.Layer[] = [];
    if (hiddenNoise > 0) {
      before.push(layers.gaussianNoise({ name: `${name}-noise`, stddev: hiddenNoise }));
    }
    if (hiddenKeep < 1) {
      before.push(layers.dropout({ name: `${name}-dropout`, rate: 1 - hiddenKeep }));
    }
    return [...before, layer];
  });
}
