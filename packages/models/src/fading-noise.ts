import { assertWithin } from "@gan/spec";
import { add, mul, serialization, type Tensor, tidy } from "@tensorflow/tfjs-core";
import { type LayerVariable, layers, type Shape } from "@tensorflow/tfjs-layers";
import { assertOptions } from "./assert-arguments.ts";
import { gaussianNoise } from "./gaussian-noise.ts";
import { constant } from "./initializers.ts";
import { onlyTensor } from "./only-tensor.ts";
import type { RowStreams } from "./row-streams.ts";

/** How much noise, at first. */
export interface FadingNoiseOptions {
  /** Unique within its network; the share of the noise that is left is called `<name>/share`. */
  readonly name?: string;
  /** σ of the noise at first. */
  readonly stddev: number;
}

/**
 * Gaussian noise on what passes in training, of which whoever trains the network leaves less and less:
 *
 *     y = x + share · n,  n ~ N(0, σ²),  share = 1 at first
 *
 * `share` is a part of the network's state, a scalar; the layer does not change it.
 *
 * @throws {InvalidOptionError} When `stddev` is negative.
 */
export function fadingNoise(options: FadingNoiseOptions): layers.Layer {
  assertOptions("fadingNoise", options, "{ stddev }");
  return new FadingNoise(options);
}

class FadingNoise extends layers.Layer {
  static readonly className = "FadingNoise";
  /** Read where layers above start from data. */
  readonly stddev: number;
  #share!: LayerVariable;

  constructor({ name, stddev }: FadingNoiseOptions) {
    super(name === undefined ? {} : { name });
    assertWithin("stddev", stddev, 0, Number.MAX_VALUE);
    this.stddev = stddev;
  }

  get description(): string {
    return `gaussian noise ${this.stddev}, fading`;
  }

  override build(inputShape: Shape): void {
    this.#share = this.addWeight("share", [], "float32", constant(1), undefined, false);
    super.build(inputShape);
  }

  override computeOutputShape(inputShape: Shape): Shape {
    return inputShape;
  }

  override call(
    inputs: Tensor | Tensor[],
    { training, stream }: { training?: boolean; stream?: RowStreams },
  ): Tensor {
    const x = onlyTensor(inputs);
    if (!training || stream === undefined) return x;
    return tidy(() => add(x, mul(gaussianNoise(x, stream, this.stddev), this.#share.read())));
  }

  override getConfig(): serialization.ConfigDict {
    return { ...super.getConfig(), stddev: this.stddev };
  }
}

serialization.registerClass(FadingNoise);
