import { BackendUnavailableError } from "./errors.ts";

/** What of TensorFlow.js says which engine is active. */
export interface EngineRegistry {
  getBackend(): string | undefined;
  findBackend(name: string): object | null;
}

/**
 * Checks that there is an engine to compute with, before TensorFlow.js misses it in words of its own.
 *
 * @param tf - TensorFlow.js's core, or these two functions of it.
 * @throws {BackendUnavailableError} When none is active.
 */
export function assertBackend({ getBackend, findBackend }: EngineRegistry): void {
  const name = getBackend();
  if (name !== undefined && findBackend(name) !== null) return;
  throw new BackendUnavailableError(
    name ?? "none",
    'No engine of TensorFlow.js is active. Call `await useBackend(wasm(), cpu())` of "@gan/backends" first.',
  );
}
