import { UnsupportedNetworkError } from "@gan/spec";
import { add, type Tensor, tidy } from "@tensorflow/tfjs-core";
import type { layers } from "@tensorflow/tfjs-layers";
import { dropout } from "./dropout.ts";
import { gaussianNoise } from "./gaussian-noise.ts";
import type { NamedLayer } from "./named-layers.ts";
import { onlyTensor } from "./only-tensor.ts";
import type { RowStreams } from "./row-streams.ts";

/** Layers that draw numbers no seed of ours reaches. */
const unseeded = new Set(["GaussianDropout", "AlphaDropout", "RandomWidth"]);

/**
 * Makes the dropout and Gaussian noise layers of a model draw from the `stream` that comes with each application, in
 * layer order, instead of from TensorFlow.js's generator. Changes the layers in place.
 *
 * @param allowUnseeded - Leaves layers alone that draw random numbers in another way.
 * @throws {UnsupportedNetworkError} When there are such layers and they are not allowed.
 */
export function seedRandomLayers(named: readonly NamedLayer[], allowUnseeded: boolean): void {
  for (const { name, layer } of named) {
    const noisy = noiseOf(layer);
    if (noisy !== undefined) {
      layer.call = (inputs, { training, stream }: { training?: boolean; stream?: RowStreams }) => {
        const x = onlyTensor(inputs);
        return training && stream !== undefined ? noisy(x, stream) : x;
      };
    } else if (drawsUnseeded(layer) && !allowUnseeded) {
      throw new UnsupportedNetworkError(
        `Layer \`${name}\` (${layer.getClassName()}) draws random numbers that no seed reaches, so a run with it cannot be repeated or resumed exactly. Use \`layers.dropout\` or \`layers.gaussianNoise\`, which are seeded here, or pass \`allowUnseeded: true\`.`,
      );
    }
  }
}

/** What a layer that we can seed does to its input in training. */
function noiseOf(layer: layers.Layer): ((x: Tensor, stream: RowStreams) => Tensor) | undefined {
  const kind = layer.getClassName();
  if (kind === "Dropout" || kind === "SpatialDropout1D") {
    const { rate } = layer as unknown as { readonly rate: number };
    const { getNoiseShape } = layer as unknown as {
      getNoiseShape(x: Tensor): number[] | undefined;
    };
    if (rate === 0) return (x) => x;
    return (x, stream) =>
      dropout(x, { keep: 1 - rate, stream, maskShape: getNoiseShape.call(layer, x) ?? x.shape });
  }
  if (kind === "GaussianNoise") {
    const { stddev } = layer as unknown as { readonly stddev: number };
    return (x, streams) => tidy(() => add(x, gaussianNoise(x, streams, stddev)));
  }
  return undefined;
}

/** Recurrent layers drop units inside; a wrapper such as `timeDistributed` hides a layer of its own. */
function drawsUnseeded(layer: layers.Layer): boolean {
  const {
    dropout = 0,
    recurrentDropout = 0,
    layer: wrapped,
  } = layer as unknown as {
    readonly dropout?: number;
    readonly recurrentDropout?: number;
    readonly layer?: layers.Layer;
  };
  if (wrapped !== undefined) return noiseOf(wrapped) !== undefined || drawsUnseeded(wrapped);
  return unseeded.has(layer.getClassName()) || dropout > 0 || recurrentDropout > 0;
}
