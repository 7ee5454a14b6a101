import type { Stream } from "@gan/spec";
import { decodeSafetensors, encodeSafetensors } from "../../../../core/src/safetensors.ts";
import type { FuzzFormat } from "../format.ts";
import { concat, mutate, oddNumber } from "../mutate.ts";
import { mutateJson } from "../mutate-json.ts";

const seed = encodeSafetensors({
  tensors: {
    "generator/h0/kernel": { shape: [2, 3], values: Float32Array.of(1, 2, 3, 4, 5, 6) },
    "generator/h0/bias": { shape: [3], values: Float32Array.of(1, 2, 3) },
  },
  metadata: { iteration: "12", experiment: "mnist" },
});

/** Changes the JSON of the header, its length, or bytes anywhere. */
function mutateHeader(bytes: Uint8Array, stream: Stream): Uint8Array {
  const length = Number(new DataView(bytes.buffer, bytes.byteOffset).getBigUint64(0, true));
  const json = mutateJson(new TextDecoder().decode(bytes.subarray(8, 8 + length)), stream);
  const header = new TextEncoder().encode(json);
  const claimed = stream.next() < 0.2 ? oddNumber(stream, header.length) : header.length;
  const head = new Uint8Array(8);
  new DataView(head.buffer).setBigUint64(0, BigInt(claimed), true);
  return concat([head, header, bytes.subarray(8 + length)]);
}

/** Checkpoints and networks of others. */
export const safetensors: FuzzFormat = {
  name: "safetensors",
  seeds: [seed],
  mutate: (bytes, stream) => (stream.next() < 0.3 ? mutate : mutateHeader)(bytes, stream),
  read: (bytes) => decodeSafetensors(bytes, "the file"),
};
