import type { layers } from "@tensorflow/tfjs-layers";

/** A layer that is not a model of layers, under a name that is the same in every process. */
export interface NamedLayer {
  readonly name: string;
  readonly layer: layers.Layer;
}

/**
 * The layers of a model in the order they are applied; those of models inside it as `<model>/<layer>`.
 *
 * TensorFlow.js numbers layers without a name across the whole process (`dense_Dense7`); here they are numbered
 * within their model (`dense-1`), so that checkpoints fit whatever was built before.
 */
export function namedLayers(model: layers.Layer, prefix = ""): NamedLayer[] {
  const counts = new Map<string, number>();
  return modelLayers(model).flatMap((layer) => {
    const kind = layer.getClassName();
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    const name = prefix + (isAutomatic(layer) ? `${kebab(kind)}-${count}` : layer.name);
    return isModel(layer) ? namedLayers(layer, `${name}/`) : [{ name, layer }];
  });
}

function modelLayers(model: layers.Layer): readonly layers.Layer[] {
  return (model as { readonly layers?: layers.Layer[] }).layers ?? [];
}

function isModel(layer: layers.Layer): boolean {
  return modelLayers(layer).length > 0;
}

function isAutomatic(layer: layers.Layer): boolean {
  const kind = layer.getClassName();
  if (isModel(layer)) return /^(sequential_|model_?)\d+$/.test(layer.name);
  return new RegExp(`^[a-z0-9_]+_${kind}\\d+$`).test(layer.name);
}

function kebab(kind: string): string {
  return kind.replace(/(?<=[a-z0-9])(?=[A-Z])/g, "-").toLowerCase();
}
