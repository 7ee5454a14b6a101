/** So many bytes may come from a file of any length. */
const always = 2 ** 26;
/** Deflate reaches a thousand with nothing but zeros; pictures and numbers reach ten. */
const mostCompression = 100;
/** More does not fit one array buffer everywhere. */
const largest = 2 ** 31;

/** Bytes that compressed data of a length may become. What says more is refused before it is decompressed. */
export function mostBytes(length: number): number {
  return Math.min(largest, Math.max(always, mostCompression * length));
}
