import { UnsupportedNetworkError } from "@gan/spec";
import { dispose, type NamedTensorMap, type Tensor, tidy, zeros } from "@tensorflow/tfjs-core";
import type { OnnxBackend } from "./backend.ts";
import { lower } from "./compile.ts";
import { elementTypeOf } from "./kernel.ts";
import { freeBatch as freed } from "./onnx/free-batch.ts";
import { encodeModel, type Model } from "./onnx/model.ts";
import type { Source } from "./source.ts";
import { nothingIsComputed, whileTracing } from "./tracing.ts";

/** How a function is written. */
export interface ExportOnnxOptions {
  /**
   * Leaves the first size of every input open, so that the file takes any number of rows. The function is then called
   * twice, with different ones. @default false, the rows of the tensors given
   */
  readonly freeBatch?: boolean;
  /** Noted in the file, for whoever opens it. */
  readonly metadata?: Readonly<Record<string, string>>;
}

type Compute = (inputs: NamedTensorMap) => NamedTensorMap;

/** Rows of the two models that are compared: primes, which no other size is by accident. */
const ROWS = [1009, 1013] as const;

/**
 * Writes a function of tensors as an ONNX file, which any ONNX runtime can run.
 *
 * The function is called and nothing is computed: what it asks of its inputs becomes the graph, and every other tensor
 * it uses, such as weights, is stored in the file. It works beside any backend, and needs no ONNX Runtime.
 *
 * @param compute - Called inside `tidy`. It must not read a tensor, nor use a kernel that ONNX does not have.
 * @param inputs - Tensors of the shapes and under the names that the file's inputs shall have. They stay the caller's.
 * @returns The bytes of the file, of opset 18 without extensions. Its outputs have the names of the function's results.
 * @throws {UnsupportedNetworkError} When the function reads a tensor or uses a kernel that only the host has, or, with
 *   `freeBatch`, when more than shapes depends on the number of rows.
 * @example
 * const bytes = exportOnnx(({ noise }) => ({ image: generator.predict(noise) }), { noise: tf.zeros([1, 100]) });
 */
export function exportOnnx(
  compute: Compute,
  inputs: NamedTensorMap,
  { freeBatch = false, metadata = {} }: ExportOnnxOptions = {},
): Uint8Array {
  return whileTracing((tracing) => {
    try {
      if (!freeBatch) return encodeModel({ ...modelOf(tracing, compute, inputs), metadata });
      const [first, second] = ROWS.map((rows) => modelOf(tracing, compute, inputs, rows));
      return encodeModel({ ...freed(first!, second!), metadata });
    } finally {
      tracing.recorder.flush(); // Nobody holds what was recorded. Until here its constants keep their arrays.
    }
  });
}

/** @param rows - The first size of every input, instead of its own. */
function modelOf(
  tracing: OnnxBackend,
  compute: Compute,
  inputs: NamedTensorMap,
  rows?: number,
): Model {
  const given = Object.entries(inputs).map(([name, input]) => {
    const shape = rows === undefined ? input.shape : [rows, ...input.shape.slice(1)];
    return [name, unknown(tracing, zeros(shape, input.dtype))] as const;
  });
  const examples: NamedTensorMap = Object.fromEntries(given);
  let results: NamedTensorMap = {};
  try {
    results = tidy(() => compute(examples));
    return lowered(tracing, examples, results);
  } catch (error) {
    throw isOfReading(error) ? unrecorded("Something") : error;
  } finally {
    dispose(Object.values(examples));
    dispose(Object.values(results));
  }
}

/** Takes a tensor's numbers away, so that nothing can be computed of them but in the file. */
function unknown(tracing: OnnxBackend, tensor: Tensor): Tensor {
  const source = tracing.sourceOf(tensor);
  source.values = undefined;
  source.failure = nothingIsComputed;
  source.isFresh = false;
  return tensor;
}

function lowered(tracing: OnnxBackend, inputs: NamedTensorMap, results: NamedTensorMap): Model {
  const sources = Object.entries(results).map(([name, result]) => {
    const source = tracing.sourceOf(result);
    if (!source.op) throw unrecorded(`The result \`${name}\``);
    return source;
  });
  const trace = tracing.recorder.traceTo(new Set(sources));
  const named = new Map(
    Object.entries(inputs).map(([name, input]) => [tracing.sourceOf(input), { name, input }]),
  );
  const { graph, outputs } = lower(trace, (graph, { source }) => {
    const { shape } = source;
    const type = elementTypeOf(source.dtype);
    const given = named.get(source);
    if (!given) return graph.stored(type, shape, source.values!);
    const { name, input } = given;
    const known = graph.inputNamed(name) ?? graph.input(type, input.shape, name);
    return graph.reshape(known, shape);
  });
  const references = [...new Set(trace.outputs.map(({ reference }) => reference))];
  const edgeOf = (source: Source, { shape }: Tensor) => {
    const { reference } = trace.outputs.find((output) => output.source === source)!;
    return graph.reshape(outputs[references.indexOf(reference)]!, shape);
  };
  const edges = Object.values(results).map((result, i) => edgeOf(sources[i]!, result));
  return graph.model(edges, Object.keys(results));
}

function isOfReading(error: unknown): boolean {
  return error === nothingIsComputed || (error as Error).cause === nothingIsComputed;
}

function unrecorded(what: string): UnsupportedNetworkError {
  return new UnsupportedNetworkError(
    `${what} was not recorded: it is an input, or the function read a tensor or used a kernel that only the host has. Compute it from the inputs with recorded kernels.`,
  );
}
