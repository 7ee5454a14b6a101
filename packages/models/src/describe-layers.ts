import type { LayerSummary } from "@gan/spec";
import { util } from "@tensorflow/tfjs-core";
import type { layers, Shape } from "@tensorflow/tfjs-layers";
import { describeLayer } from "./summarize-layer.ts";

/** Summaries of layers that follow one another, none of which is built: no weight is made. */
export function describeLayers(plan: {
  readonly inputShape: readonly number[];
  readonly layers: readonly layers.Layer[];
}): LayerSummary[] {
  let shape: Shape = [null, ...plan.inputShape];
  return plan.layers.map((layer) => {
    const parameterCount = countParameters(layer, shape);
    shape = layer.computeOutputShape(shape) as Shape;
    const outputShape = shape.slice(1) as number[];
    return { name: layer.name, description: describeLayer(layer), outputShape, parameterCount };
  });
}

/** Has a layer name the weights it would make, and makes none. The layer is of no other use afterwards. */
function countParameters(layer: layers.Layer, inputShape: Shape): number {
  let count = 0;
  const addWeight = (_name: string, shape: number[], ...rest: unknown[]) => {
    const [, , , isTrained = true] = rest;
    if (isTrained) count += util.sizeFromShape(shape);
  };
  Object.assign(layer, { addWeight }).build(inputShape);
  return count;
}
