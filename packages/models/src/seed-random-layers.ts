import { type Stream, UnsupportedNetworkError } from "@gan/spec";
import type { Tensor } from "@tensorflow/tfjs-core";
import type { layers } from "@tensorflow/tfjs-layers";
import { dropout } from "./dropout.ts";
import type { NamedLayer } from "./named-layers.ts";

/** Layers that draw numbers no seed of ours reaches. */
const unseeded = new Set(["GaussianNoise", "GaussianDropout", "AlphaDropout", "RandomWidth"]);

/**
 * Makes the dropout layers of a model draw their masks from the `stream` that comes with each application,
 * in layer order, instead of from TensorFlow.js's generator. Changes the layers in place.
 *
 * @param allowUnseeded - Leaves layers alone that draw random numbers in another way.
 * @throws {UnsupportedNetworkError} When there are such layers and they are not allowed.
 */
export function seedRandomLayers(named: readonly NamedLayer[], allowUnseeded: boolean): void {
  for (const { name, layer } of named) {
    if (isDropout(layer)) seedDropout(layer);
    else if (drawsUnseeded(layer) && !allowUnseeded) {
      throw new UnsupportedNetworkError(
        `Layer \`${name}\` (${layer.getClassName()}) draws random numbers that no seed reaches, so a run with it cannot be repeated or resumed exactly. Use \`layers.dropout\`, which is seeded here, or pass \`allowUnseeded: true\`.`,
      );
    }
  }
}

interface DropoutLayer extends layers.Layer {
  readonly rate: number;
  getNoiseShape(input: Tensor): number[] | undefined;
}

function isDropout(layer: layers.Layer): layer is DropoutLayer {
  return ["Dropout", "SpatialDropout1D"].includes(layer.getClassName());
}

function seedDropout(layer: DropoutLayer): void {
  layer.call = (inputs, { training, stream }: { training?: boolean; stream?: Stream }) => {
    const x = Array.isArray(inputs) ? inputs[0]! : inputs;
    if (!training || layer.rate === 0 || stream === undefined) return x;
    const maskShape = layer.getNoiseShape(x) ?? x.shape;
    return dropout(x, { keep: 1 - layer.rate, stream, maskShape });
  };
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
  if (wrapped !== undefined) return isDropout(wrapped) || drawsUnseeded(wrapped);
  return unseeded.has(layer.getClassName()) || dropout > 0 || recurrentDropout > 0;
}
