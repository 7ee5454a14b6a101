import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Stream } from "@gan/spec";
import { unpack } from "../../../../data/src/node/unpack.ts";
import { makeTar } from "../../../../data/test/make-tar.ts";
import type { FuzzFormat } from "../format.ts";
import { mutate, oddNumber, pick } from "../mutate.ts";

const names = ["a.bin", "b.bin"];
const files = ["readme.html", ...names].map((name, i) => {
  return [name, new Uint8Array(900 * (i + 1)).fill(i + 1)] as const;
});
const seed = gzipSync(await makeTar(Object.fromEntries(files)));

/** Fields of a header: name, size, checksum, type, name of a link. */
const fields = [
  { at: 0, length: 100 },
  { at: 124, length: 12 },
  { at: 156, length: 1 },
  { at: 157, length: 100 },
];

/** Changes fields of headers and makes their checksums right, or cuts the archive inside its compression. */
function mutateTar(zipped: Uint8Array, stream: Stream): Uint8Array {
  if (stream.next() < 0.2) return mutate(zipped, stream);
  const bytes = Uint8Array.from(gunzipSync(zipped));
  for (let i = stream.integer(2); i >= 0; i--) {
    const header = 512 * stream.integer(bytes.length / 512);
    const field = pick(fields, stream);
    const text =
      field.length === 12
        ? `${oddNumber(stream).toString(8).padStart(11, "0")}\0`
        : field.length === 1
          ? pick(["0", "1", "2", "5", "L", "x", "g", "\0", "\u001b"], stream)
          : pick(["../../evil\0", "/etc/passwd\0", "a.bin\0", "b.bin\0", "\u001b[3m\0"], stream);
    bytes.set(Buffer.from(text, "latin1"), header + field.at);
    bytes.fill(32, header + 148, header + 156);
    const sum = bytes.subarray(header, header + 512).reduce((total, byte) => total + byte, 0);
    bytes.set(Buffer.from(`${sum.toString(8).padStart(6, "0")}\0 `), header + 148);
  }
  const cut = stream.next() < 0.3 ? stream.integer(bytes.length) : bytes.length;
  return gzipSync(bytes.subarray(0, cut));
}

/** Archives of data sets. */
export const tar: FuzzFormat = {
  name: "tar.gz",
  weight: 0.2,
  seeds: [seed],
  mutate: mutateTar,
  async read(bytes) {
    const folder = mkdtempSync(join(tmpdir(), "gan-fuzz-"));
    try {
      const archive = join(folder, "all.tar.gz");
      writeFileSync(archive, bytes);
      await unpack(archive, { folder: join(folder, "out"), names });
    } finally {
      rmSync(folder, { recursive: true });
    }
  },
};
