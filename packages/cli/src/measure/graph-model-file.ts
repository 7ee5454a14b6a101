import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { CorruptFileError, MissingFileError, UnsupportedNetworkError } from "@gan/spec";
// TensorFlow.js's own loader of such files (Apache-2.0); loaded when one is named.
import { type GraphModel, loadGraphModel } from "@tensorflow/tfjs-converter";
import { dispose, io, type Tensor, tensor, tidy } from "@tensorflow/tfjs-core";
import type { BackendName } from "../backend-names.ts";
import { chooseBackend } from "../backends.ts";
import type { OpenedNetwork } from "./opened-network.ts";

/**
 * Opens a graph model of TensorFlow.js: a `model.json`, with the files of weights that it names beside it.
 *
 * @throws {MissingFileError} When a file of weights is not there.
 * @throws {CorruptFileError} When it is no such model.
 * @throws {UnsupportedNetworkError} When it is of another kind, or takes something else than pictures.
 */
export async function openGraphModelFile(
  path: string,
  backend: BackendName | "auto" | undefined,
): Promise<OpenedNetwork> {
  const file = basename(path);
  const { artifacts, sha256 } = await readModel(path, file);
  await chooseBackend(backend);
  const model = await loadGraphModel(io.fromMemory(artifacts)).catch((error) => {
    throw notOpened(file, reasonOf(error));
  });
  const input = theInput(model, file);
  // TensorFlow.js says nothing, or -1, of a size that is open.
  const inputShape = input.shape!.map((size, i) => (size === null || size < 0 ? `d${i}` : size));
  return {
    ...{ sha256, inputShape, isChannelsLast: true },
    async run(values, shape) {
      const outputs = await execute(model, tensor(values, [...shape]), { file, shape });
      try {
        return await Promise.all(
          outputs.map(async (each) => ({
            shape: each.shape,
            values: Float32Array.from(await each.data()),
          })),
        );
      } finally {
        dispose(outputs);
      }
    },
    dispose: () => model.dispose(),
  };
}

async function readModel(path: string, file: string) {
  const text = await readFile(path, "utf8");
  const hash = createHash("sha256").update(text);
  let model: io.ModelJSON;
  try {
    model = JSON.parse(text);
  } catch (error) {
    throw notOpened(file, reasonOf(error));
  }
  if (model?.format === "layers-model") {
    throw new UnsupportedNetworkError(
      `\`${file}\` is a layers model, expected a graph model. Convert it: \`tensorflowjs_converter --input_format=tfjs_layers_model --output_format=tfjs_graph_model\`.`,
    );
  }
  const { modelTopology, weightsManifest, signature } = model ?? {};
  if (!modelTopology || !Array.isArray(weightsManifest)) {
    throw notOpened(file, "it has no `modelTopology` or no `weightsManifest`");
  }
  const parts: ArrayBuffer[] = [];
  for (const name of weightsManifest.flatMap(({ paths }) => paths)) {
    const bytes = await readFile(join(dirname(path), name)).catch((error) => {
      const fix = `\`${file}\` names it among its weights: put it beside that file.`;
      if (error.code === "ENOENT") throw new MissingFileError(name, fix);
      throw new CorruptFileError(name, `cannot be read: ${error.message}`, fix);
    });
    hash.update(bytes);
    parts.push(Uint8Array.from(bytes).buffer);
  }
  const weightSpecs = weightsManifest.flatMap(({ weights }) => weights);
  const signed = signature === undefined ? {} : { signature };
  const artifacts: io.ModelArtifacts = { modelTopology, weightSpecs, weightData: parts, ...signed };
  return { artifacts, sha256: hash.digest("hex") };
}

function theInput({ inputs }: GraphModel, file: string) {
  const [input] = inputs;
  if (inputs.length === 1 && input!.dtype === "float32" && input!.shape) return input!;
  const shown = inputs.map(({ name, dtype }) => `\`${name}\` (${dtype})`).join(", ");
  throw new UnsupportedNetworkError(
    `\`${file}\` takes ${shown || "nothing"}, expected one tensor of float32 whose number of sizes is known. Export it with the pictures as its only input.`,
  );
}

async function execute(
  model: GraphModel,
  input: Tensor,
  { file, shape }: { readonly file: string; readonly shape: readonly number[] },
): Promise<Tensor[]> {
  const names = model.outputs.map(({ name }) => name);
  try {
    const found = await runEitherWay(model, input, names);
    return Array.isArray(found) ? found : [found];
  } catch (error) {
    throw new UnsupportedNetworkError(
      `\`${file}\` could not be run on numbers of shape [${shape.join(", ")}]: ${reasonOf(error)}. Where an operation is missing, another engine may have it, such as \`--backend wasm\`.`,
    );
  } finally {
    input.dispose();
  }
}

async function runEitherWay(model: GraphModel, input: Tensor, names: string[]) {
  try {
    return tidy(() => model.execute(input, names));
  } catch (error) {
    // What depends on values, such as a loop, runs in steps alone, and TensorFlow.js says so by this name.
    if (!/executeAsync/.test(reasonOf(error))) throw error;
    return model.executeAsync(input, names);
  }
}

function notOpened(file: string, reason: string): CorruptFileError {
  const fix = "Name the `model.json` of a graph model of TensorFlow.js.";
  return new CorruptFileError(file, `cannot be opened as a graph model: ${reason}`, fix);
}

/** What follows is a full stop of our own. */
function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).trim().replace(/\.$/, "");
}
