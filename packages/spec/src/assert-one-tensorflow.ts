import { TwoTensorflowsError } from "./errors.ts";

/** The copy of TensorFlow.js's core that a package imports. */
interface TensorflowCopy {
  /** The class of its tensors, of which each copy has its own. */
  readonly Tensor: unknown;
  /** Its `version_core`. */
  readonly version: string;
  /** Who imports it, such as `@gan/core`. */
  readonly by: string;
}

/** The same in every copy of this package. */
const key = Symbol.for("gan: TensorFlow.js's core");

/**
 * Accepts the one copy of TensorFlow.js's core that all packages import, and no second one. Two copies share an engine and
 * mostly work, but their kernels and gradients need not fit together.
 *
 * @throws {TwoTensorflowsError} Which says who imports which version.
 */
export function assertOneTensorflow(copy: TensorflowCopy): void {
  const global = globalThis as { [key]?: TensorflowCopy };
  global[key] ??= copy;
  const first = global[key];
  if (first.Tensor !== copy.Tensor) throw new TwoTensorflowsError(first, copy);
}
