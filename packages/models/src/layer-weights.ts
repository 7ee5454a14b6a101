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
      const full = weightName(weight, { name, layer });
      return { name: full, kind: kindOf(full), variable: weight.read() as Variable };
    });
  });
}

/** `<layer>/<weight>`, such as `h0/kernel`, or `rnn/forward_lstm/kernel` inside a wrapper. */
export function weightName({ originalName }: LayerVariable, { name, layer }: NamedLayer): string {
  const own = `${layer.name}/`;
  const role = originalName.startsWith(own) ? originalName.slice(own.length) : originalName;
  // TensorFlow.js numbers layers inside a wrapper across the whole process: forward_lstm_LSTM7.
  return `${name}/${role.replace(/_[A-Z][A-Za-z0-9]*\d+(?=\/)/g, "")}`;
}

/** What a parameter is, by the last part of its name. */
export function kindOf(name: string): Parameter["kind"] {
  if (name.endsWith("kernel")) return "kernel";
  return name.endsWith("bias") ? "bias" : "other";
}
