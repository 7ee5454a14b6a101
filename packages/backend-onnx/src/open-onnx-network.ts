import { availableParallelism } from "node:os";
import { CorruptFileError, GanError, UnsupportedNetworkError } from "@gan/spec";
import { createSession, type PublicSession, type RuntimePort } from "./public-runtime.ts";
import { reasonOf } from "./runtime-unavailable.ts";

/** A network from a file, to be run and not trained. */
export interface OnnxNetwork {
  /** Sizes of what it takes, the batch among them; an open one has a name. */
  readonly inputShape: readonly (number | string)[];
  /** Names of what it gives, in order. */
  readonly outputs: readonly string[];
  /**
   * Runs it once.
   *
   * @param values - Of that shape, row after row.
   * @returns The numbers of each output, with its sizes.
   * @throws {UnsupportedNetworkError} When ONNX Runtime cannot run it on them.
   */
  run(values: Float32Array, shape: readonly number[]): Promise<readonly OnnxOutput[]>;
  dispose(): Promise<void>;
}

/** What a network gives. */
export interface OnnxOutput {
  readonly shape: readonly number[];
  readonly values: Float32Array | Float64Array;
}

/**
 * Opens an ONNX file of one input, of float32, with any operations and outputs that ONNX Runtime knows.
 *
 * @param file - Its name, for messages.
 * @throws {CorruptFileError} When ONNX Runtime cannot read it.
 * @throws {UnsupportedNetworkError} When it takes something else.
 * @throws {BackendUnavailableError} When ONNX Runtime does not load.
 */
export async function openOnnxNetwork(bytes: Uint8Array, file: string): Promise<OnnxNetwork> {
  const { session, tensor } = await createSession(bytes, {
    threads: availableParallelism(),
  }).catch((error) => {
    if (GanError.is(error)) throw error;
    const fix = "Export the network again, as one file of ONNX.";
    throw new CorruptFileError(file, `cannot be opened by ONNX Runtime: ${sentenceOf(error)}`, fix);
  });
  const input = theInput(session, file);
  return {
    inputShape: input.shape!,
    outputs: session.outputMetadata.map(({ name }) => name),
    async run(values, shape) {
      try {
        const results = await session.run({ [input.name]: tensor("float32", values, shape) });
        return session.outputMetadata.map(({ name }) => {
          const { data, dims } = results[name]!;
          return { shape: dims, values: data };
        });
      } catch (error) {
        throw new UnsupportedNetworkError(
          `\`${file}\` could not be run on numbers of shape [${shape.join(", ")}]: ${sentenceOf(error)}.`,
        );
      }
    },
    dispose: () => session.release(),
  };
}

function theInput({ inputMetadata }: PublicSession, file: string): RuntimePort {
  const [input] = inputMetadata;
  if (inputMetadata.length === 1 && input!.isTensor && input!.type === "float32") return input!;
  const shown = inputMetadata.map(({ name, type = "no tensor" }) => `\`${name}\` (${type})`);
  throw new UnsupportedNetworkError(
    `\`${file}\` takes ${shown.join(", ") || "nothing"}, expected one tensor of float32. Export it with the pictures as its only input.`,
  );
}

/** What follows is a full stop of our own. */
function sentenceOf(error: unknown): string {
  return reasonOf(error).trim().replace(/\.$/, "");
}
