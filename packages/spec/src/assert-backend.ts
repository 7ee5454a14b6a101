import { BackendUnavailableError } from "./errors.ts";

/**
 * Checks that there is an engine to compute with, before TensorFlow.js misses it in words of its own.
 *
 * @param tf - TensorFlow.js's core, or this function of it, which also chooses among engines that are merely registered.
 * @throws {BackendUnavailableError} When none is active, or it is not ready yet.
 */
export function assertBackend({ backend }: { backend(): object }): void {
  try {
    backend();
  } catch (error) {
    throw new BackendUnavailableError(
      "none",
      'No engine of TensorFlow.js is active. Call `await useBackend(wasm(), cpu())` of "@gan/backends" first.',
      { cause: error },
    );
  }
}
