import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import type { PackedSet } from "@gan/data";

const COUNT = 2000;

/** A file of MNIST's format, by the letter of its description. */
function idx(shape: readonly number[], elements: Uint8Array): Uint8Array {
  const head = Buffer.alloc(4 + 4 * shape.length);
  head.set([0, 0, 8, shape.length]);
  shape.forEach((size, axis) => {
    head.writeUInt32BE(size, 4 + 4 * axis);
  });
  return Buffer.concat([head, elements]);
}

/** Bars that stand where no other ten do: what a page can be served in the place of MNIST's first 2,000 digits, by its paths there. */
export function fewDigits(): Map<string, Uint8Array> {
  const bar = Uint8Array.from({ length: COUNT * 784 }, (_, at) => {
    const [i, x] = [Math.floor(at / 784), at % 28];
    return Math.abs(x - 4 - 2 * (i % 10)) < 2 ? 255 : 0;
  });
  const labels = Uint8Array.from({ length: COUNT }, (_, i) => i % 10);
  const packed = {
    "train-images-idx3-ubyte.gz": gzipSync(idx([COUNT, 28, 28], bar)),
    "train-labels-idx1-ubyte.gz": gzipSync(idx([COUNT], labels)),
  };
  const digest = (algorithm: string, bytes: Uint8Array) =>
    createHash(algorithm).update(bytes).digest("hex");
  const about: PackedSet = {
    ...{ name: "mnist-2000", title: "Bars", examples: COUNT, from: {}, changed: "Drawn." },
    files: Object.entries(packed).map(([name, bytes]) => ({
      ...{ name, bytes: bytes.length },
      ...{ md5: digest("md5", bytes), sha256: digest("sha256", bytes) },
    })),
    ...{ rights: "Nobody's.", license: "https://example.org/" },
  };
  const text = (value: unknown) => Buffer.from(JSON.stringify(value));
  return new Map<string, Uint8Array>([
    ["sets.json", text({ sets: [{ name: "one that this page does not know" }, about] })],
    ["mnist-2000/about.json", text(about)],
    ...Object.entries(packed).map(([name, bytes]) => [`mnist-2000/${name}`, bytes] as const),
  ]);
}
