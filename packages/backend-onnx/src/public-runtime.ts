import { runtimeUnavailable } from "./runtime-unavailable.ts";

/** A tensor of ONNX Runtime. */
export interface RuntimeTensor {
  readonly data: Float32Array | Float64Array;
  readonly dims: readonly number[];
}

/** Makes a tensor of numbers; nothing is copied. */
export type TensorOf = (
  type: "float32" | "float64",
  data: Float32Array | Float64Array,
  dims: readonly number[],
) => RuntimeTensor;

/** What a network in a file takes or gives; an open size has a name. */
export interface RuntimePort {
  readonly name: string;
  readonly isTensor: boolean;
  readonly type?: string;
  readonly shape?: readonly (number | string)[];
}

/** A session of ONNX Runtime's public API. */
export interface PublicSession {
  readonly inputMetadata: readonly RuntimePort[];
  readonly outputMetadata: readonly RuntimePort[];
  run(feeds: Readonly<Record<string, RuntimeTensor>>): Promise<Record<string, RuntimeTensor>>;
  release(): Promise<void>;
}

interface PublicRuntime {
  readonly InferenceSession: {
    create(model: Uint8Array, options: object): Promise<PublicSession>;
  };
  readonly Tensor: new (...parts: Parameters<TensorOf>) => RuntimeTensor;
}

/**
 * Opens a file with ONNX Runtime's public API, which is asynchronous: for what is no engine of TensorFlow.js.
 *
 * @throws {BackendUnavailableError} When ONNX Runtime does not load.
 */
export async function createSession(
  model: Uint8Array,
  { threads }: { readonly threads: number },
): Promise<{ readonly session: PublicSession; readonly tensor: TensorOf }> {
  const { InferenceSession, Tensor } = await load();
  const session = await InferenceSession.create(model, {
    executionProviders: ["cpu"],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    extra: { session: { intra_op: { allow_spinning: "0" } } },
    logSeverityLevel: 3,
  });
  return { session, tensor: (type, data, dims) => new Tensor(type, data, dims) };
}

async function load(): Promise<PublicRuntime> {
  try {
    const name = "onnxruntime-node";
    const found = (await import(/* @vite-ignore */ name)) as { default?: PublicRuntime };
    return found.default ?? (found as unknown as PublicRuntime);
  } catch (cause) {
    throw runtimeUnavailable(cause);
  }
}
