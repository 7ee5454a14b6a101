import { dispose, type io, type NamedTensorMap, type Tensor, zeros } from "@tensorflow/tfjs-core";
import { buildGraph, neededConstants } from "./build-graph.ts";
import { freeBatch as freed } from "./free-batch.ts";
import { typeName, type Weight } from "./graph-def.ts";
import { type Trace, traceKernels, type Value } from "./trace.ts";

/** How a function is written. */
export interface GraphModelOptions {
  /**
   * Leaves the first size of every input open, so that the model takes any number of rows. The function is then called
   * twice, with two and with three rows of zeros. @default false, the rows of the tensors given
   */
  readonly freeBatch?: boolean;
  /** Noted in the model, for whoever opens it. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/**
 * Writes a function of tensors as a graph model, which `tf.loadGraphModel` loads without the function's code.
 *
 * The function runs on the backend in use; what it computes from `inputs` becomes the graph, and every other tensor it
 * uses, such as weights, is stored. On the same backend the model computes the same bits, since it calls the same
 * kernels.
 *
 * @param compute - Called inside `tidy`. It must not read a tensor: what it reads is a constant of the model.
 * @param inputs - Example tensors by the name that the model's inputs shall have. They stay the caller's.
 * @returns What TensorFlow.js's loaders and savers pass on, such as `tf.io.fromMemory` and `tf.io.browserDownloads`. The
 *   model's outputs have the names of the function's results.
 * @throws {UnsupportedNetworkError} When a kernel has no operation that means the same, or, with `freeBatch`, when more
 *   than shapes depends on the number of rows.
 * @example
 * const artifacts = await exportGraphModel(({ noise }) => ({ image: model.predict(noise) }), { noise: tf.zeros([1, 100]) });
 * const copy = await loadGraphModel(tf.io.fromMemory(artifacts));
 */
export async function exportGraphModel(
  compute: (inputs: NamedTensorMap) => NamedTensorMap,
  inputs: NamedTensorMap,
  { freeBatch = false, metadata = {} }: GraphModelOptions = {},
): Promise<io.ModelArtifacts> {
  const traces = freeBatch
    ? [2, 3].map((rows) => traceWithRows(compute, inputs, rows))
    : [traceKernels(compute, inputs)];
  const [first, second] = traces as [Trace, Trace?];
  try {
    const trace = second ? freed(first, second) : first;
    const numbers = new Map<Value, ArrayLike<number>>();
    for (const constant of neededConstants(trace)) {
      numbers.set(constant, await trace.constants.get(constant)!.data());
    }
    const { nodes, weights } = buildGraph(trace, (constant) => numbersOf(numbers, constant));
    return {
      format: "graph-model",
      generatedBy: "@gan/graph-model",
      convertedBy: null,
      modelTopology: { node: nodes, library: {}, versions: { producer: 1, minConsumer: 1 } },
      signature: { inputs: signatureOf(trace.inputs), outputs: signatureOf(trace.outputs) },
      weightSpecs: weights.map(({ name, shape, dtype }) => ({ name, shape: [...shape], dtype })),
      weightData: encodeWeights(weights),
      userDefinedMetadata: metadata,
    };
  } finally {
    for (const { constants } of traces) dispose([...constants.values()]);
  }
}

function traceWithRows(
  compute: (inputs: NamedTensorMap) => NamedTensorMap,
  inputs: NamedTensorMap,
  rows: number,
): Trace {
  const sized = Object.entries(inputs).map(([name, { shape, dtype }]: [string, Tensor]) => [
    name,
    zeros([rows, ...shape.slice(1)], dtype),
  ]);
  const examples: NamedTensorMap = Object.fromEntries(sized);
  try {
    return traceKernels(compute, examples);
  } finally {
    dispose(examples);
  }
}

/** A value may have been made anew, with an open shape, so its place in the trace says which it is. */
function numbersOf(numbers: ReadonlyMap<Value, ArrayLike<number>>, { id }: Value) {
  return [...numbers].find(([known]) => known.id === id)![1];
}

function signatureOf(values: Readonly<Record<string, Value>>) {
  const entries = Object.entries(values).map(([name, { shape, dtype }]) => {
    const dim = shape.map((size) => ({ size: `${size}` }));
    return [name, { name: `${name}:0`, dtype: typeName(dtype), tensorShape: { dim } }];
  });
  return Object.fromEntries(entries);
}

function encodeWeights(weights: readonly Weight[]): ArrayBuffer {
  const arrays = weights.map(({ dtype, values }) => {
    if (dtype === "float32") return Float32Array.from(values);
    return dtype === "int32" ? Int32Array.from(values) : Uint8Array.from(values);
  });
  const bytes = new Uint8Array(arrays.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let offset = 0;
  for (const { buffer, byteLength } of arrays) {
    bytes.set(new Uint8Array(buffer), offset);
    offset += byteLength;
  }
  return bytes.buffer;
}
