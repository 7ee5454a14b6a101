import { type Backend, BackendUnavailableError, InvalidOptionError } from "@gan/spec";

/** Which engine was chosen, and why not an earlier one. */
export interface BackendChoice {
  readonly backend: Backend;
  /** Backends that were preferred but did not load, in order, each with its reason in a sentence. */
  readonly passedOver: readonly { readonly name: string; readonly reason: string }[];
}

/**
 * Makes the first backend that loads TensorFlow.js's current one.
 *
 * @param preferences - Backends to try, best first.
 * @throws {BackendUnavailableError} When none loads; the message gives every reason.
 * @throws {InvalidOptionError} When there is none to try.
 * @example
 * const { backend } = await useBackend([wasm(), cpu()]);
 */
export async function useBackend(preferences: readonly Backend[]): Promise<BackendChoice> {
  if (preferences.length === 0) {
    throw new InvalidOptionError("preferences", "empty", "at least one backend");
  }
  const passedOver: { name: string; reason: string }[] = [];
  for (const backend of preferences) {
    try {
      await backend.activate();
      return { backend, passedOver };
    } catch (error) {
      passedOver.push({ name: backend.name, reason: reasonOf(error) });
    }
  }
  const names = passedOver.map(({ name }) => name).join(", ");
  const reasons = passedOver.map(({ name, reason }) => `${name}: ${reason}`).join(" ");
  throw new BackendUnavailableError(
    names,
    passedOver.length === 1 ? passedOver[0]!.reason : reasons,
  );
}

function reasonOf(error: unknown): string {
  if (error instanceof Error && "reason" in error) return `${error.reason}`;
  return error instanceof Error ? error.message : String(error);
}
