import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { deflateSync, gunzipSync, inflateSync } from "node:zlib";
import { GanError, type Stream } from "@gan/spec";
import { openMat } from "../../../../data/src/mat/mat.ts";
import { writeMat } from "../../../../data/src/mat/write-mat.ts";
import { dataFolder } from "../../../../data/test/real-data.ts";
import type { FuzzFormat } from "../format.ts";
import { concat, mutate, pick, setField } from "../mutate.ts";

/** Larger ones hold no more kinds of things, and take longer. */
const largest = 50_000;
const values = Uint8Array.from({ length: 24 }, (_, i) => i);
const own = writeMat({
  cube: { shape: [2, 3, 4], values },
  doubles: { shape: [1, 3], values: Float64Array.of(1, 2, 3) },
});

async function readAll(bytes: Uint8Array): Promise<void> {
  const mat = await openMat(bytes, "the file");
  const failures: unknown[] = [];
  for (const name of mat.names) await mat.read(name).catch((error) => failures.push(error));
  if (failures.length > 0) throw failures.find((error) => !GanError.is(error)) ?? failures[0];
}

/** The real files of a version, where they are at hand. */
function real(version: string): Uint8Array[] {
  const folder = join(dataFolder, "mat", version);
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder)
    .filter((name) => name.endsWith(".mat"))
    .map((name) => new Uint8Array(readFileSync(join(folder, name))));
  return files.filter(({ length }) => length < largest);
}

/** HDF5 as MATLAB does not write it: views of other data, storage elsewhere, impossible sizes. */
function odd(): Uint8Array[] {
  const folder = fileURLToPath(new URL("../../../../data/test/hdf5", import.meta.url));
  const files = readdirSync(folder).map((name) => gunzipSync(readFileSync(join(folder, name))));
  return files.filter(({ length }) => length < largest);
}

/** Sets a number where tags, sizes and counts stand: at a multiple of four behind the header. */
function mutateFields(seed: Uint8Array, stream: Stream, header: number): Uint8Array {
  const bytes = stream.next() < 0.5 ? mutate(seed, stream) : Uint8Array.from(seed);
  for (let i = stream.integer(3); i >= 0; i--) {
    const fields = Math.max(1, Math.min(200, Math.floor((bytes.length - header) / 4)));
    const at = header + 4 * stream.integer(fields);
    setField(bytes, { at, size: 4, isLittleEndian: true }, stream);
  }
  return bytes;
}

/** Changes what is compressed, and compresses it again. */
function mutateCompressed(seed: Uint8Array, stream: Stream): Uint8Array {
  if (stream.next() < 0.4) return mutateFields(seed, stream, 128);
  const view = new DataView(seed.buffer, seed.byteOffset, seed.byteLength);
  const parts: Uint8Array[] = [seed.slice(0, 128)];
  for (let at = 128; at + 8 <= seed.length; ) {
    const [type, size] = [view.getUint32(at, true), view.getUint32(at + 4, true)];
    let data = seed.subarray(at + 8, at + 8 + size);
    if (type === 15) data = deflateSync(mutateFields(inflateSync(data), stream, 0));
    parts.push(new Uint8Array(Uint32Array.of(type, data.length).buffer), data);
    at += 8 + size;
  }
  return concat(parts);
}

function version4(): Uint8Array {
  const head = Uint32Array.of(0, 2, 2, 0, 2);
  return concat([new Uint8Array(head.buffer), Buffer.from("x\0"), new Uint8Array(32)]);
}

const compressed = concat([
  own.subarray(0, 128),
  new Uint8Array(Uint32Array.of(15, deflateSync(own.subarray(128)).length).buffer),
  deflateSync(own.subarray(128)),
]);

/** Every version of MATLAB's files. */
export const mats: readonly FuzzFormat[] = [
  {
    name: "MAT 4",
    seeds: [...real("v4"), version4()],
    mutate: (seed, stream) => mutateFields(seed, stream, 0),
    read: readAll,
  },
  {
    name: "MAT 5",
    seeds: [...real("v6"), own],
    mutate: (seed, stream) => mutateFields(seed, stream, 128),
    read: readAll,
  },
  { name: "MAT 7", seeds: [...real("v7"), compressed], mutate: mutateCompressed, read: readAll },
  {
    name: "MAT 7.3",
    seeds: [...real("v7.3"), ...odd()],
    mutate: (seed, stream) => {
      const header = pick([0, 512, 512, 1024, 2048], stream);
      return mutateFields(seed, stream, Math.min(header, seed.length - 8));
    },
    read: readAll,
  },
];
