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

/** Gives an object with `dispose` the method that `using` calls. */
export function disposable<T extends { dispose(): void }>(value: T): T & Disposable {
  return Object.assign(value, { [Symbol.dispose]: () => value.dispose() });
}
