import { backend, dispose, type NamedTensorMap, type Tensor, tidy } from "@tensorflow/tfjs-core";
import { OnnxBackend } from "./backend.ts";
import { elementTypeOf } from "./kernel.ts";
import { lower } from "./program.ts";
import type { Source } from "./source.ts";

/**
 * Writes a function of tensors as an ONNX file, which any ONNX runtime can run.
 *
 * The function is called once; what it computes from `inputs` becomes the graph, and every other tensor it uses, such
 * as weights, is stored in the file. Shapes are those of the tensors given.
 *
 * @param compute - Called inside `tidy`. It must not read a tensor, nor use a kernel that only the host has.
 * @param inputs - Example tensors by the name that the file's inputs shall have. They stay the caller's.
 * @returns The bytes of the file. Its outputs have the names of the function's results.
 * @throws {Error} When another backend than `onnx` is in use, or a result does not come from recorded kernels.
 * @example
 * const bytes = exportOnnx(({ noise }) => ({ image: generator.predict(noise) }), { noise: tf.zeros([1, 100]) });
 */
export function exportOnnx(
  compute: (inputs: NamedTensorMap) => NamedTensorMap,
  inputs: NamedTensorMap,
): Uint8Array {
  const current = backend();
  if (!(current instanceof OnnxBackend)) {
    throw new Error('Exporting records kernels. Call `await setBackend("onnx")` first.');
  }
  current.recorder.flush();
  const results = tidy(() => compute(inputs));
  try {
    return encode(current, inputs, results);
  } finally {
    const given = new Set(Object.values(inputs));
    dispose(Object.values(results).filter((result) => !given.has(result)));
  }
}

function encode(current: OnnxBackend, inputs: NamedTensorMap, results: NamedTensorMap): Uint8Array {
  const sources = Object.entries(results).map(([name, result]) => sourceOf(current, name, result));
  const trace = current.recorder.traceTo(new Set(sources));
  const named = new Map(
    Object.entries(inputs).map(([name, input]) => [current.sourceOf(input), { name, input }]),
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
  const edgeOf = (source: Source) => {
    const { reference } = trace.outputs.find((output) => output.source === source)!;
    return outputs[references.indexOf(reference)]!;
  };
  return graph.encode(sources.map(edgeOf), Object.keys(results));
}

function sourceOf(current: OnnxBackend, name: string, result: Tensor): Source {
  const source = current.sourceOf(result);
  if (source.op) return source;
  throw new Error(
    `The result \`${name}\` was not recorded: it is an input, or the function read a tensor or used a kernel that only the host has. Compute it from the inputs with recorded kernels.`,
  );
}
