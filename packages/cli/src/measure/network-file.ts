import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import {
  CorruptFileError,
  type Dataset,
  exampleSize,
  MissingFileError,
  type Rows,
  UnsupportedNetworkError,
} from "@gan/spec";
import type { BackendName } from "../backend-names.ts";
import type { Featurizer } from "./featurizer.ts";
import { inUnits } from "./in-units.ts";
import { layoutOf } from "./input-layout.ts";
import type { OpenedNetwork } from "./opened-network.ts";

/** Bytes of a network that is read; ONNX's own limit is the same. */
const LARGEST = 2 ** 31 - 1;
/** Numbers that go in at once, and examples. */
const [NUMBERS, BATCH] = [4_000_000, 250];

/**
 * A network of the user's own, from an ONNX file or a graph model of TensorFlow.js that takes pictures with black at 0 and white at 1:
 * whatever else it wants has to be in it. Its first output is the features; a second one, where there is one, logits of classes.
 *
 * @throws {MissingFileError} When there is no such file.
 * @throws {CorruptFileError} When it is no network.
 */
export async function networkFile(
  path: string,
  backend: BackendName | "auto" | undefined,
): Promise<Featurizer> {
  const file = basename(path);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) {
    const fix = "Name an ONNX file or a `model.json`, or take `--features pixels`.";
    throw new MissingFileError(path, fix);
  }
  if (found.size > LARGEST) throw new CorruptFileError(file, `has ${found.size} bytes`);
  const network = /\.json$/i.test(file)
    ? await (await import("./graph-model-file.ts")).openGraphModelFile(path, backend)
    : await openOnnxFile(path, file);
  return {
    name: file,
    sha256: network.sha256,
    of: (examples, onProgress) => run(network, { file, examples, onProgress }),
    dispose: () => network.dispose(),
  };
}

async function openOnnxFile(path: string, file: string): Promise<OpenedNetwork> {
  const bytes = new Uint8Array(await readFile(path));
  const { openOnnxNetwork } = await import("@gan/backend-onnx");
  const sha256 = createHash("sha256").update(bytes).digest("hex");
  return { ...(await openOnnxNetwork(bytes, file)), sha256, isChannelsLast: false };
}

async function run(
  network: OpenedNetwork,
  {
    file,
    examples,
    onProgress,
  }: { file: string; examples: Dataset; onProgress: (done: number) => void },
) {
  const layout = layoutOf(network, examples, file);
  const size = exampleSize(examples);
  const batch = layout.batch ?? Math.max(1, Math.min(BATCH, Math.floor(NUMBERS / size)));
  const outputs: { values: Float32Array; size: number }[] = [];
  for (let from = 0; from < examples.size; from += batch) {
    const count = Math.min(batch, examples.size - from);
    // A network for so many alone gets as many, the last ones black.
    const rows = layout.batch ?? count;
    const input = new Float32Array(rows * layout.size);
    layout.arrange(inUnits(examples, from, from + count), input);
    const results = await network.run(input, [rows, ...layout.shape]);
    for (const [i, { values, shape }] of results.slice(0, 2).entries()) {
      const width = values.length / rows;
      if (shape[0] !== rows) throw noRows(file, shape, rows);
      outputs[i] ??= { values: new Float32Array(examples.size * width), size: width };
      outputs[i]!.values.set(values.subarray(0, count * width), from * width);
    }
    onProgress(from + count);
  }
  const [features, logits] = outputs.map((each): Rows => ({ ...each, count: examples.size }));
  assertFinite(features!, file);
  return { features: features!, ...(logits && { logits }) };
}

function noRows(file: string, shape: readonly number[], rows: number): UnsupportedNetworkError {
  return new UnsupportedNetworkError(
    `\`${file}\` gives numbers of shape [${shape.join(", ")}] for ${rows} examples, expected [${rows}, …]. Export it so that each example has a row of features.`,
  );
}

function assertFinite({ values }: Rows, file: string): void {
  if (values.every(Number.isFinite)) return;
  throw new UnsupportedNetworkError(
    `\`${file}\` gives features that are no numbers. It gets pictures with black at 0 and white at 1: what else it wants has to be in it.`,
  );
}
