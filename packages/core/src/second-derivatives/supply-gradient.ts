import {
  type GradConfig,
  getGradient,
  registerGradient,
  type Tensor,
  unregisterGradient,
} from "@tensorflow/tfjs-core";

/** A gradient of an operation with one output. */
export interface SuppliedGradient<Attributes> {
  readonly kernelName: string;
  readonly inputsToSave: readonly string[];
  /**
   * What the gradient of the operation's output makes the gradients of its inputs, by name.
   *
   * @param saved - The inputs of `inputsToSave`, in that order.
   */
  readonly gradFunc: (
    dy: Tensor,
    saved: Tensor[],
    attributes: Attributes,
  ) => Record<string, () => Tensor>;
}

/** Registers a gradient that TensorFlow.js has not; one that is there already stays. */
export function supplyGradient<Attributes = unknown>(gradient: SuppliedGradient<Attributes>): void {
  if (getGradient(gradient.kernelName) !== undefined) return;
  registerGradient(gradient as unknown as GradConfig);
}

/** Registers a gradient in the place of TensorFlow.js's. */
export function replaceGradient<Attributes = unknown>(
  gradient: SuppliedGradient<Attributes>,
): void {
  // One that is registered over another says so on the console in debug mode.
  if (getGradient(gradient.kernelName) !== undefined) unregisterGradient(gradient.kernelName);
  registerGradient(gradient as unknown as GradConfig);
}
