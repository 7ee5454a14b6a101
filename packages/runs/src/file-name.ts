import { InvalidOptionError } from "@gan/spec";

/** @throws {InvalidOptionError} When `name` could leave the store's folder or meet its hidden files. */
export function assertFileName(name: string): void {
  if (!/^[^./\\\0][^/\\\0]*$/.test(name)) {
    const expected = "a plain file name that does not start with a dot";
    throw new InvalidOptionError("name", name, expected, "A store is one flat folder.");
  }
}
