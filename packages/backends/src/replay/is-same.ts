/**
 * Whether two values are the same all the way down, as numbers, texts, lists, typed arrays and plain objects can be; -0 is not 0.
 * Anything else, such as a tensor, is the same as itself alone.
 */
export function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (!isPlain(a) || !isPlain(b) || Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) {
    return false;
  }
  const names = Object.keys(a);
  return (
    names.length === Object.keys(b).length &&
    names.every((name) => name in b && isSame(a[name], b[name]))
  );
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  return (
    Array.isArray(value) ||
    ArrayBuffer.isView(value) ||
    Object.getPrototypeOf(value) === Object.prototype
  );
}
