import type { Context } from "./context.ts";

/** The visitor wants something else than what was being done; nobody needs to be told. */
export class CancelledError extends Error {
  override readonly name = "CancelledError";

  static is(error: unknown): boolean {
    return error instanceof Error && ["CancelledError", "AbortError"].includes(error.name);
  }
}

/** Waits for something, unless the visitor wants something else first. @throws {CancelledError} When that is so. */
export async function orCancelled<T>({ signal }: Context, work: Promise<T>): Promise<T> {
  const cancelled = new Promise<never>((_, refuse) => {
    const leave = () => refuse(new CancelledError());
    if (signal.aborted) leave();
    signal.addEventListener("abort", leave, { once: true });
  });
  return Promise.race([work, cancelled]);
}
