/**
 * Something that owns tensors or handles until it is disposed, with `using` or by hand.
 *
 * Importing this module defines `Symbol.dispose` where an engine lacks it, before any class uses it.
 */
export interface Disposable {
  dispose(): void;
  [Symbol.dispose](): void;
}

if (Symbol.dispose === undefined) {
  Object.defineProperty(Symbol, "dispose", { value: Symbol.for("Symbol.dispose") });
}

/** Completes an object that has `dispose` with the method that `using` calls. */
export function disposable<T extends Disposable>(value: Omit<T, typeof Symbol.dispose>): T {
  return Object.assign(value, { [Symbol.dispose]: () => value.dispose() }) as unknown as T;
}
