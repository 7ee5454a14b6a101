import type { Parameter } from "@gan/spec";
import type { Variable } from "@tensorflow/tfjs-core";
import type { LayerVariable } from "@tensorflow/tfjs-layers";
import type { NamedLayer } from "./named-layers.ts";

/**
 * The weights of layers under the names `<layer>/<weight>`; a weight that layers share is listed once.
 *
 * @param trained - Whether to list the weights that training changes, or the others.
 */
export function layerWeights(named: readonly NamedLayer[], trained: boolean): Parameter[] {
  const seen = new Set<LayerVariable>();
  return named.flatMap(({ name, layer }) => {
    const weights = trained ? layer.trainableWeights : layer.nonTrainableWeights;
    const fresh = weights.filter((weight) => !seen.has(weight));
    for (const weight of fresh) seen.add(weight);
    return fresh.map((weight) => {
      const role = roleOf(weight, layer.name);
      return { name: `${name}/${role}`, kind: kindOf(role), variable: weight.read() as Variable };
    });
  });
}

/** What a weight is called within its layer: `kernel`, or `forward_lstm/kernel` inside a wrapper. */
function roleOf({ originalName }: LayerVariable, layer: string): string {
  return originalName.startsWith(`${layer}/`) ? originalName.slice(layer.length + 1) : originalName;
}

/** What a parameter is, by the last part of its name. */
export function kindOf(name: string): Parameter["kind"] {
  if (name.endsWith("kernel")) return "kernel";
  return name.endsWith("bias") ? "bias" : "other";
}
