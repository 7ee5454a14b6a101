import { createRequire } from "node:module";
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
  dispose(): void;
}

/** What the rest of this package needs of an ONNX runtime: compile a file, run it synchronously. */
export interface Runtime {
  readonly version: string;
  compile(model: Uint8Array): Session;
}

/** How a runtime computes. */
export interface RuntimeOptions {
  readonly threads: number;
}

/**
 * Loads ONNX Runtime through the inner binding of `onnxruntime-node`.
 *
 * The package's public API is asynchronous, and TensorFlow.js's `dataSync` is not; the binding below it is
 * synchronous. It is no public interface, so the version is pinned and nothing else in this package knows it.
 *
 * @throws {BackendUnavailableError} When the package is absent or its binary does not load here.
 */
export function loadRuntime({ threads }: RuntimeOptions): Runtime {
  const { binding, initOrt, version } = requireBinding();
  initOrt();
  const options = {
    executionProviders: ["cpu"],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: "sequential",
    graphOptimizationLevel: "all",
    logSeverityLevel: 3,
  };
  return {
    version,
    compile(model) {
      const session = new binding.InferenceSession();
      session.loadModel(model.buffer as ArrayBuffer, model.byteOffset, model.byteLength, options);
      return {
        run: (feeds, fetches) => void session.run(feeds, fetches, {}),
        dispose: () => session.dispose(),
      };
    },
  };
}

interface InnerSession {
  loadModel(buffer: ArrayBuffer, offset: number, length: number, options: object): void;
  run(feeds: object, fetches: object, options: object): unknown;
  dispose(): void;
}

interface InnerBinding {
  readonly binding: { readonly InferenceSession: new () => InnerSession };
  readonly initOrt: () => void;
}

function requireBinding(): InnerBinding & { readonly version: string } {
  const require = createRequire(import.meta.url);
  try {
    const { version } = require("onnxruntime-node/package.json") as { version: string };
    const inner = require("onnxruntime-node/dist/binding.js") as InnerBinding;
    return { ...inner, version };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split("\n", 1)[0] : String(cause);
    throw new BackendUnavailableError(
      "onnx",
      `ONNX Runtime did not load (${reason}). Install it with \`npm install onnxruntime-node@1.30.0\`; where its install script cannot download, set ONNXRUNTIME_NODE_INSTALL=skip.`,
      { cause },
    );
  }
}
