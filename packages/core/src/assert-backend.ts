import { BackendUnavailableError } from "@gan/spec";
import { findBackend, getBackend } from "@tensorflow/tfjs-core";

/** @throws {BackendUnavailableError} When TensorFlow.js has no engine to compute with. */
export function assertBackend(): void {
  const name = getBackend() as string | undefined;
  if (name !== undefined && findBackend(name) !== null) return;
  throw new BackendUnavailableError(
    name ?? "none",
    'No engine of TensorFlow.js is active. Call `await useBackend(wasm(), cpu())` of "@gan/backends" first.',
  );
}
