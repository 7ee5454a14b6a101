/**
 * Takes a row of bytes apart into samples of 1, 2, 4, 8 or 16 bits, the highest bits first.
 *
 * @param samples - As many as the row holds, which may end within its last byte.
 */
export function unpackSamples(row: Uint8Array, depth: number, samples: Uint16Array): void {
  const count = samples.length;
  if (depth === 8) {
    samples.set(row.subarray(0, count));
  } else if (depth === 16) {
    for (let i = 0; i < count; i++) samples[i] = row[2 * i]! * 256 + row[2 * i + 1]!;
  } else {
    const mask = 2 ** depth - 1;
    for (let i = 0; i < count; i++) {
      const bit = i * depth;
      samples[i] = (row[bit >> 3]! >> (8 - depth - (bit & 7))) & mask;
    }
  }
}
