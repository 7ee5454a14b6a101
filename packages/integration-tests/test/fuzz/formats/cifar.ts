import { loadCifar10 } from "@gan/data";
import type { FuzzFormat } from "../format.ts";

const length = 30_730_000;

/** Rows of fixed length: labels and the length of the file are all that can be wrong. */
export const cifar: FuzzFormat = {
  name: "CIFAR-10",
  weight: 0.01,
  seeds: [new Uint8Array(length)],
  mutate(seed, stream) {
    const end = stream.next() < 0.3 ? stream.integer(length + 1) : length;
    const bytes = seed.slice(0, end);
    for (let i = 0; i < 3 && end > 0; i++) {
      bytes[3073 * stream.integer(Math.ceil(end / 3073))] = stream.integer(16);
    }
    return bytes;
  },
  read: (bytes) => loadCifar10({ split: "test", source: async () => bytes }),
};
