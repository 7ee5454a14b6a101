import { createRequire } from "node:module";
import { isMainThread } from "node:worker_threads";
import { BackendUnavailableError } from "@gan/spec";
import type { ElementType } from "./onnx/model.ts";

/** Numbers as ONNX Runtime takes and gives them; `bool` is one byte per element. */
export type Numbers = Float32Array | Int32Array | Uint8Array | BigInt64Array;

/** A tensor on its way into or out of a session. `location` is where its numbers live. */
export interface SessionTensor {
  readonly type: ElementType;
  readonly dims: readonly number[];
  readonly location: "cpu";
  readonly data: Numbers;
}

/** A compiled graph. */
export interface Session {
  /**
   * Runs at once and returns when every output array is filled.
   *
   * @param feeds - One tensor per input name.
   * @param fetches - One tensor per output name; its array is written in place and must not overlap an input.
   */
  run(feeds: Record<string, SessionTensor>, fetches: Record<string, SessionTensor>): void;
  /** Writes what was measured, if the session was compiled to measure. */
  endProfiling(): void;
  dispose(): void;
}

/** What the rest of this package needs of an ONNX runtime: compile a file, run it synchronously. */
export interface Runtime {
  readonly version: string;
  /** @param profilePrefix - Path and first letters of the file that measurements go to; none are taken without it. */
  compile(model: Uint8Array, profilePrefix?: string): Session;
}

/** How a runtime computes. */
export interface RuntimeOptions {
  readonly threads: number;
}

/**
 * Loads ONNX Runtime through the inner binding of `onnxruntime-node`.
 *
 * The package's public API is asynchronous, and TensorFlow.js's `dataSync` is not; the binding below it is
 * synchronous. It is no public interface (later versions make it asynchronous too), so the version is pinned and
 * nothing else in this package knows it.
 *
 * @throws {BackendUnavailableError} When the package is absent or its binary does not load here.
 */
export function loadRuntime({ threads }: RuntimeOptions): Runtime {
  const { binding, version, withoutResults } = requireBinding();
  const options = {
    executionProviders: ["cpu"],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: "sequential",
    graphOptimizationLevel: "all",
    // It drops transposes that are outputs; see rewrite/turned-products.ts.
    extra: { optimization: { disable_specified_optimizers: "GemmTransposeFusion" } },
    logSeverityLevel: 3,
  };
  return {
    version,
    compile(model, profilePrefix) {
      const session = new binding.InferenceSession();
      const profiling = profilePrefix && {
        enableProfiling: true,
        profileFilePrefix: profilePrefix,
      };
      session.loadModel(model.buffer as ArrayBuffer, model.byteOffset, model.byteLength, {
        ...options,
        ...(profiling || {}),
      });
      return {
        run: (feeds, fetches) => withoutResults(() => session.run(feeds, fetches, {})),
        endProfiling: () => session.endProfiling(),
        dispose: () => session.dispose(),
      };
    },
  };
}

/**
 * Loads ONNX Runtime without using it, to learn whether the backend can be used here.
 *
 * @throws {BackendUnavailableError} Saying why not, and what to do.
 */
export function assertOnnxRuntime(): void {
  requireBinding();
}

interface InnerSession {
  loadModel(buffer: ArrayBuffer, offset: number, length: number, options: object): void;
  run(feeds: object, fetches: object, options: object): unknown;
  endProfiling(): void;
  dispose(): void;
}

type TensorConstructor = new (type: string, data: Numbers, dims: readonly number[]) => object;

interface InnerBinding {
  readonly binding: {
    readonly InferenceSession: new () => InnerSession;
    initOrtOnce(logLevel: number, tensor: unknown, isMainThread: boolean): void;
  };
  initOrt(): void;
}

interface LoadedBinding {
  readonly binding: InnerBinding["binding"];
  readonly version: string;
  /** Calls something that ends in the binding's conversion of results, and leaves the conversion out. */
  withoutResults(run: () => unknown): void;
}

let loaded: LoadedBinding | undefined;

function requireBinding(): LoadedBinding {
  if (loaded) return loaded;
  const require = createRequire(import.meta.url);
  try {
    const { version } = require("onnxruntime-node/package.json") as { version: string };
    const { binding, initOrt } = require("onnxruntime-node/dist/binding.js") as InnerBinding;
    const { Tensor } = createRequire(require.resolve("onnxruntime-node/package.json"))(
      "onnxruntime-common",
    ) as { Tensor: TensorConstructor };
    initOrt();
    loaded = { binding, version, withoutResults: skipResults(binding, Tensor) };
    return loaded;
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split("\n", 1)[0] : String(cause);
    throw new BackendUnavailableError(
      "onnx",
      `ONNX Runtime did not load (${reason}). Install it with \`npm install onnxruntime-node@1.30.0\`; where its install script cannot download, set ONNXRUNTIME_NODE_INSTALL=skip.`,
      { cause },
    );
  }
}

/**
 * The binding fills the arrays it is given, and then copies every one of them into a new array for its result: for a
 * training step that is a third of the time. It builds each result with a constructor that it is told of, so ours
 * throws at the first one, when everything has been computed; callers put a result of one number first.
 */
function skipResults(binding: InnerBinding["binding"], Tensor: TensorConstructor) {
  const done = new Error("The results are in the arrays that were given.");
  let isSkipping = false;
  function Result(type: string, data: Numbers, dims: readonly number[]): object {
    if (isSkipping) throw done;
    return new Tensor(type, data, dims);
  }
  const install = () => binding.initOrtOnce(LOG_ERRORS, Result, isMainThread);
  install();
  return (run: () => unknown): void => {
    isSkipping = true;
    try {
      run();
      install(); // Someone else has told the binding of another constructor; this run was right, only slower.
    } catch (error) {
      if (error !== done) throw error;
    } finally {
      isSkipping = false;
    }
  };
}

const LOG_ERRORS = 3;
