import { readIdx } from "../../../../data/src/idx.ts";
import type { FuzzFormat } from "../format.ts";
import { mutate, setField } from "../mutate.ts";

function small(rank: number): Uint8Array {
  const shape = [10, 28, 28].slice(0, rank);
  const bytes = new Uint8Array(4 + 4 * rank + shape.reduce((product, size) => product * size, 1));
  bytes.set([0, 0, 8, rank, ...shape.flatMap((size) => [0, 0, 0, size])]);
  return bytes;
}

/** The format of MNIST: its sizes are what goes wrong. */
export const idx: FuzzFormat = {
  name: "IDX",
  seeds: [small(1), small(3)],
  mutate(seed, stream) {
    const bytes = mutate(seed, stream);
    const at = 4 + 4 * stream.integer(3);
    if (stream.next() < 0.5) setField(bytes, { at, size: 4, isLittleEndian: false }, stream);
    return bytes;
  },
  read: (bytes) => readIdx(bytes, "the file"),
};
