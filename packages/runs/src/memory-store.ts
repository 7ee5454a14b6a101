import type { ByteStore } from "@gan/spec";
import { assertFileName } from "./file-name.ts";

/** A store that lasts as long as the program, for tests and for runs that nobody keeps. */
export function memoryStore(): ByteStore {
  const files = new Map<string, Uint8Array>();
  return {
    async read(name) {
      assertFileName(name);
      const bytes = files.get(name);
      return bytes && copyOf(bytes);
    },
    async writeAtomically(name, bytes) {
      assertFileName(name);
      files.set(name, copyOf(bytes));
    },
    async append(name, bytes) {
      assertFileName(name);
      const old = files.get(name) ?? new Uint8Array();
      const longer = new Uint8Array(old.length + bytes.length);
      longer.set(old);
      longer.set(bytes, old.length);
      files.set(name, longer);
    },
    list: async () => [...files.keys()].sort(),
    async remove(name) {
      assertFileName(name);
      files.delete(name);
    },
  };
}

/** Node's `Buffer` has a `slice` that shares memory, so the constructor copies. */
function copyOf(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes);
}
