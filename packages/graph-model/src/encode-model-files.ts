import { io } from "@tensorflow/tfjs-core";

/** A file by name. */
export interface ModelFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Bytes of weights in one file, as TensorFlow.js's own converter has it: what browsers like to cache. */
const SHARD = 4 * 1024 * 1024;

/**
 * The files of a graph model: its weights in parts of 4 MiB, and `model.json`, which names them and comes last.
 *
 * Weights are named after their content. So whoever writes the files in order over those of an older model leaves, at
 * any moment, one whole model behind `model.json`.
 *
 * @param artifacts - What `exportGraphModel` gave.
 */
export async function encodeModelFiles(artifacts: io.ModelArtifacts): Promise<ModelFile[]> {
  const { weightData, weightSpecs, ...rest } = artifacts;
  const data = new Uint8Array(io.CompositeArrayBuffer.join(weightData));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", data));
  const mark = [...digest.subarray(0, 4)]
    .map((byte) => byte.toString(16).padStart(2, "0"))
    .join("");
  const count = Math.max(1, Math.ceil(data.length / SHARD));
  const shards = Array.from({ length: count }, (_, i) => ({
    name: `weights-${mark}-${i + 1}of${count}.bin`,
    bytes: data.subarray(i * SHARD, (i + 1) * SHARD),
  }));
  const paths = shards.map(({ name }) => name);
  const model = { ...rest, weightsManifest: [{ paths, weights: weightSpecs }] };
  const json = new TextEncoder().encode(JSON.stringify(model));
  return [...shards, { name: "model.json", bytes: json }];
}
