import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readNumbers } from "@gan/data";
import type { Stream } from "@gan/spec";
import type { FuzzFormat } from "../format.ts";
import { mutate, oddNumber, pick } from "../mutate.ts";

const folder = fileURLToPath(new URL("../../../../data/test/npy", import.meta.url));
const arrays = readdirSync(folder).map((name) => new Uint8Array(readFileSync(join(folder, name))));
const encode = (text: string) => new TextEncoder().encode(text);

/** Changes a word of the header, most of the time its shape. */
function mutateHeader(seed: Uint8Array, stream: Stream): Uint8Array {
  const text = Buffer.from(seed).toString("latin1");
  const changes = [
    () => text.replace(/\(.*?\)/, `(${oddNumber(stream)}, ${oddNumber(stream)})`),
    () => text.replace(/\(.*?\)/, `(${"9".repeat(stream.integer(400))},)`),
    () => text.replace(/<f4|<i8/, pick(["<f8", "|O", "<U9", ">c8", "<f3", "\u001b[3m"], stream)),
    () => text.replace("False", pick(["True", "", "0", "False".repeat(9)], stream)),
  ];
  return new Uint8Array(Buffer.from(pick(changes, stream)(), "latin1"));
}

/** Puts in a cell, a separator or a line end where none was. */
function mutateCells(seed: Uint8Array, stream: Stream): Uint8Array {
  let text = Buffer.from(seed).toString("utf8");
  const odd = [",", ";", "\t", "\n", "\r", '"', "#", "nan", "1e999", "", "-", "\u202e", "\0", "x"];
  for (let turn = stream.integer(4); turn >= 0; turn--) {
    const at = stream.integer(text.length + 1);
    const more = pick(odd, stream).repeat(1 + stream.integer(3));
    text = text.slice(0, at) + more + text.slice(at + stream.integer(3));
  }
  return encode(text);
}

/** Tables of strangers. */
export const numbers: readonly FuzzFormat[] = [
  {
    name: "NPY",
    seeds: arrays,
    mutate: (seed, stream) => (stream.next() < 0.5 ? mutate : mutateHeader)(seed, stream),
    read: (bytes) => readNumbers(bytes, "the file.npy"),
  },
  {
    name: "CSV",
    seeds: [
      encode('a,"b, c",d\n1,2,3\n4,5,6\n'),
      encode("1 2\n3 4\n"),
      encode("1;2\r\n-3.5e-7;.5\r\n"),
    ],
    mutate: (seed, stream) => (stream.next() < 0.3 ? mutate : mutateCells)(seed, stream),
    read: (bytes) => readNumbers(bytes, "the file.csv"),
  },
];
