import type { ByteSource } from "@gan/spec";

const loaded = new WeakMap<ByteSource, Map<string, Promise<unknown>>>();

/**
 * Loads something from a source once and hands the same value to everyone who asks again, so that the
 * splits of a file share its bytes. It lives as long as the source; a failure is not kept.
 */
export function share<T>(source: ByteSource, key: string, load: () => Promise<T>): Promise<T> {
  const values = loaded.get(source) ?? new Map<string, Promise<unknown>>();
  loaded.set(source, values);
  const known = values.get(key);
  if (known) return known as Promise<T>;
  const value = load();
  values.set(key, value);
  value.catch(() => values.delete(key));
  return value;
}
