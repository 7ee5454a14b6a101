import type { LayerSummary } from "@gan/spec";
import { util } from "@tensorflow/tfjs-core";
import type { layers, Shape } from "@tensorflow/tfjs-layers";
import type { NamedLayer } from "./named-layers.ts";

/** The summary of a layer that has been built into a model. */
export function summarizeLayer({ name, layer }: NamedLayer): LayerSummary {
  const count = (sum: number, { shape }: { shape: Shape }) =>
    sum + util.sizeFromShape(shape as number[]);
  return {
    name,
    description: describeLayer(layer),
    outputShape: (layer.outputShape as Shape).slice(1) as number[],
    parameterCount: layer.trainableWeights.reduce(count, 0),
  };
}

/** What TensorFlow.js calls otherwise than the field. */
const convolutions: Readonly<Record<string, string>> = {
  Conv2D: "conv",
  Conv2DTranspose: "transposed conv",
};

/** What a layer computes, in the field's words, such as `relu 1200` or `dropout, keep 0.8`. */
export function describeLayer(layer: layers.Layer): string {
  if ("description" in layer) return String(layer.description);
  const { activation, units, filters, kernelSize, strides, rate } = layer.getConfig();
  const kind = layer.getClassName();
  if (kind === "Dense") return `${activation} ${units}`;
  if (kind === "Activation") return `${activation}`;
  if (kind === "Dropout") return `dropout, keep ${Number((1 - Number(rate)).toFixed(6))}`;
  const words = convolutions[kind] ?? kind.replace(/(?<=[a-z])(?=[A-Z][a-z])/g, " ").toLowerCase();
  if (filters === undefined) return words;
  const by = (sizes: unknown) => [sizes].flat().join("×");
  const steps = new Set([strides].flat());
  const stride = steps.size === 1 ? [...steps][0] : by(strides);
  return `${activation} ${words} ${filters}, ${by(kernelSize)}, stride ${stride}`;
}
