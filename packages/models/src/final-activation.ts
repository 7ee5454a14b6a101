import { UnsupportedNetworkError } from "@gan/spec";
import type { layers, SymbolicTensor } from "@tensorflow/tfjs-layers";

/** What a model's last layer gives: logits, or probabilities in `[0, 1]`. */
export type OutputKind = "logits" | "probability";

/** Layers that pass values on unchanged when the network is evaluated. */
const transparent = new Set(["Reshape", "Flatten", "Permute", "Dropout"]);
const bounded: Readonly<Record<string, string>> = {
  sigmoid: "gives probabilities",
  hardSigmoid: "gives probabilities",
  softmax: "gives 1 whatever its input, for a single unit",
  tanh: "lies between −1 and 1",
};

/**
 * Checks that a discriminator's last activation gives what it is said to give.
 *
 * @throws {UnsupportedNetworkError} When it does not; the message says what to change.
 */
export function assertFinalActivation(model: layers.Layer, output: OutputKind): void {
  const { name, activation } = finalActivation(model);
  const isProbability = activation === "sigmoid" || activation === "hardSigmoid";
  if (output === "probability" && activation === "linear") {
    throw new UnsupportedNetworkError(
      `Layer \`${name}\` is linear, so the discriminator gives logits, not probabilities. Leave out \`output: "probability"\`.`,
    );
  }
  if (bounded[activation] === undefined || (output === "probability" && isProbability)) return;
  const alternative = isProbability ? ', or pass `{ output: "probability" }`' : "";
  throw new UnsupportedNetworkError(
    `The discriminator ends in the activation \`${activation}\` of layer \`${name}\`, which ${bounded[activation]}; the losses take logits. Use a linear last layer${alternative}.`,
  );
}

/** The activation that the output of a model went through last, and the layer it belongs to. */
function finalActivation(layer: layers.Layer): { name: string; activation: string } {
  const {
    activation,
    outputs,
    layer: wrapped,
  } = layer as unknown as {
    readonly activation?: { getClassName(): string };
    readonly outputs?: readonly SymbolicTensor[];
    readonly layer?: layers.Layer;
  };
  if (outputs?.[0] !== undefined) return finalActivation(outputs[0].sourceLayer);
  if (wrapped !== undefined) return finalActivation(wrapped);
  const before = layer.inboundNodes[0]?.inboundLayers[0];
  if (transparent.has(layer.getClassName()) && before !== undefined) return finalActivation(before);
  const named = layer.getClassName() === "Softmax" ? "softmax" : "unknown";
  return { name: layer.name, activation: activation?.getClassName() ?? named };
}
