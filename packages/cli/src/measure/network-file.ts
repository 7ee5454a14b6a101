import { createHash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { basename } from "node:path";
import type { OnnxNetwork } from "@gan/backend-onnx";
import {
  CorruptFileError,
  type Dataset,
  exampleSize,
  MissingFileError,
  type Rows,
  UnsupportedNetworkError,
} from "@gan/spec";
import type { Featurizer } from "./featurizer.ts";
import { inUnits } from "./in-units.ts";
import { layoutOf } from "./input-layout.ts";

/** Bytes of a network that is read; ONNX's own limit is the same. */
const LARGEST = 2 ** 31 - 1;
/** Numbers that go in at once, and examples. */
const [NUMBERS, BATCH] = [4_000_000, 250];

/**
 * A network of the user's own, from an ONNX file that takes pictures with black at 0 and white at 1: whatever else it wants has to be
 * in it. Its first output is the features; a second one, where there is one, logits of classes.
 *
 * @throws {MissingFileError} When there is no such file.
 * @throws {CorruptFileError} When it is no network.
 */
export async function networkFile(path: string): Promise<Featurizer> {
  const file = basename(path);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) {
    throw new MissingFileError(path, "Name an ONNX file, or take `--features pixels`.");
  }
  if (found.size > LARGEST) throw new CorruptFileError(file, `has ${found.size} bytes`);
  const bytes = new Uint8Array(await readFile(path));
  const { openOnnxNetwork } = await import("@gan/backend-onnx");
  const network = await openOnnxNetwork(bytes, file);
  return {
    name: file,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    of: (examples, onProgress) => run(network, { file, examples, onProgress }),
    dispose: () => network.dispose(),
  };
}

async function run(
  network: OnnxNetwork,
  {
    file,
    examples,
    onProgress,
  }: { file: string; examples: Dataset; onProgress: (done: number) => void },
) {
  const layout = layoutOf(network.inputShape, examples, file);
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
