import { type Dataset, readRows } from "@gan/spec";
import { zipSync } from "fflate";

/**
 * Writes examples as `numpy.load` reads them: float32, shape `[size, ...exampleShape]`, the bytes of the numbers little-endian.
 *
 * @see https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
 */
export function encodeNpy(dataset: Dataset): Uint8Array {
  return npyOf(readRows(dataset), [dataset.size, ...dataset.exampleShape]);
}

/** Writes examples as `numpy.load` reads them by name: `samples` as {@link encodeNpy} does, and `range`, the values of black and white. */
export function encodeNpz(dataset: Dataset): Uint8Array {
  const files = {
    "samples.npy": encodeNpy(dataset),
    "range.npy": npyOf(Float32Array.from(dataset.range), [2]),
  };
  // A fixed day: equal samples give equal bytes.
  return zipSync(files, { level: 6, mtime: new Date(1980, 0, 2) });
}

function npyOf(values: Float32Array, shape: readonly number[]): Uint8Array {
  const sizes = `(${shape.join(", ")}${shape.length === 1 ? "," : ""})`;
  const header = `{'descr': '<f4', 'fortran_order': False, 'shape': ${sizes}, }`;
  const length = Math.ceil((10 + header.length + 1) / 64) * 64 - 10;
  const bytes = new Uint8Array(10 + length + 4 * values.length);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, 1, 0, length & 255, length >> 8]);
  bytes.set(new TextEncoder().encode(`${header.padEnd(length - 1)}\n`), 10);
  const view = new DataView(bytes.buffer, 10 + length);
  for (const [i, value] of values.entries()) view.setFloat32(4 * i, value, true);
  return bytes;
}
