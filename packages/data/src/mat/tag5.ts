import type { Cursor } from "./cursor.ts";

/** The type of an element that holds a variable. */
export const matrixType = 14;

/** What an element of a version 5 file begins with. */
export interface Tag {
  readonly type: number;
  /** Bytes of data; up to four of them may stand in the tag itself. */
  readonly size: number;
}

/** Reads the type and the size of an element, in either of its two layouts. */
export function readTag(cursor: Cursor): Tag {
  const word = cursor.uint32("a tag");
  const smallSize = word >>> 16;
  if (smallSize > 0) return { type: word & 0xffff, size: smallSize };
  return { type: word, size: cursor.uint32("a tag") };
}

/** An element's type and a view of its data; the cursor moves to the next element. */
export function readElement(cursor: Cursor, what: string): { type: number; data: Uint8Array } {
  const { type, size } = readTag(cursor);
  const data = cursor.bytes(size, what);
  cursor.align();
  return { type, data };
}
