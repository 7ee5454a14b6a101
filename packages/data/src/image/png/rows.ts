import { Unzlib } from "fflate";
import type { PngHeader } from "./header.ts";
import { type PngPass, passesOf } from "./passes.ts";
import { unfilter } from "./unfilter.ts";

/** Bytes that are decompressed at a time: they become a thousand times as many at most. */
const piece = 2 ** 14;

/**
 * Decompresses the rows of a picture one after another, and not a byte more than they need.
 *
 * `fast-png`, which would do so in one call, holds all of them several times over, and whatever a file
 * says beyond them.
 *
 * @param use - Is given each row of each pass, without its filter. The bytes are its own only meanwhile.
 * @throws {Error} When the data are damaged, or end too early.
 */
export function readPngRows(
  data: readonly Uint8Array[],
  header: PngHeader,
  use: (row: Uint8Array, pass: PngPass, index: number) => void,
): void {
  const rows = eachRow(header, use);
  rows.next();
  const arrived: Uint8Array[] = [];
  const inflator = new Unzlib((bytes) => arrived.push(bytes));
  for (const bytes of data) {
    for (let at = 0; at < bytes.length; at += piece) {
      try {
        inflator.push(bytes.subarray(at, at + piece));
      } catch (error) {
        throw new Error(`its compressed data are damaged (${(error as Error).message})`);
      }
      for (const part of arrived.splice(0)) if (rows.next(part).done) return;
    }
  }
  throw new Error("it ends too early");
}

/** Takes decompressed bytes as they come, and ends with the last row. */
function* eachRow(
  header: PngHeader,
  use: (row: Uint8Array, pass: PngPass, index: number) => void,
): Generator<void, void, Uint8Array> {
  const bits = header.depth * header.channels;
  const step = Math.max(1, bits >> 3);
  let [bytes, at]: [Uint8Array, number] = [new Uint8Array(0), 0];
  for (const pass of passesOf(header)) {
    const length = Math.ceil((pass.columns * bits) / 8);
    let [row, above] = [new Uint8Array(1 + length), new Uint8Array(1 + length)];
    for (let index = 0; index < pass.rows; index++) {
      for (let filled = 0; filled <= length; ) {
        if (at === bytes.length) [bytes, at] = [yield, 0];
        const part = bytes.subarray(at, at + 1 + length - filled);
        row.set(part, filled);
        filled += part.length;
        at += part.length;
      }
      unfilter(row[0]!, row.subarray(1), above.subarray(1), step);
      use(row.subarray(1), pass, index);
      [row, above] = [above, row];
    }
  }
}
