import { gzipSync } from "node:zlib";
import { gunzip as gunzipInPage } from "../../../../data/src/browser/gunzip.ts";
import { gunzip } from "../../../../data/src/node/gunzip.ts";
import type { FuzzFormat } from "../format.ts";
import { concat, mutate } from "../mutate.ts";

const content = Uint8Array.from({ length: 20_000 }, (_, i) => (i * i) >>> 5);
const seeds = [gzipSync(content), gzipSync(content, { level: 0 }), gzipSync(new Uint8Array(3e6))];

/** Files of several members, and members cut short, beside damage anywhere. */
export const gzip: FuzzFormat = {
  name: "gzip",
  seeds,
  mutate(seed, stream) {
    const bytes = mutate(seed, stream);
    if (stream.next() < 0.8) bytes.set([0x1f, 0x8b].slice(0, bytes.length));
    return stream.next() < 0.2 ? concat([bytes, seed.subarray(0, stream.integer(40))]) : bytes;
  },
  async read(bytes) {
    await gunzip(bytes, "the file");
    await gunzipInPage(bytes, "the file");
  },
};
