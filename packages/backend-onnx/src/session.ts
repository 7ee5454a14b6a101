import { createRequire } from "node:module";
import { isMainThread } from "node:worker_threads";
import { BackendUnavailableError } from "@gan/spec";
import { type Border, type SecondSession, SecondThread } from "./halves/second-thread.ts";
import type { Numbers } from "./numbers.ts";
import { Graph } from "./onnx/graph.ts";
import type { ElementType } from "./onnx/model.ts";
import { reasonOf, runtimeUnavailable } from "./runtime-unavailable.ts";

/** A tensor on its way into or out of a session, as an array. */
export interface SessionTensor {
  readonly type: ElementType;
  readonly dims: readonly number[];
  readonly location: "cpu";
  readonly data: Numbers;
}

/** A tensor in the memory of a graphics processor. */
export interface DeviceTensor {
  readonly location: "gpu-buffer";
  dispose(): void;
}

/** What ONNX Runtime computes with. */
export type Engine = "cpu" | "webgpu";

/** A compiled graph. */
export interface Session {
  /**
   * Runs at once and returns when every output array is filled.
   *
   * @param feeds - One tensor per input name.
   * @param fetches - One tensor per output name; its array is written in place and must not overlap an input.
   */
  run(
    feeds: Record<string, SessionTensor | DeviceTensor>,
    fetches: Record<string, SessionTensor>,
  ): void;
  /** Runs, and leaves the results in the device's memory, in the order of `names`. For sessions compiled to do so. */
  runOnDevice(
    feeds: Record<string, SessionTensor | DeviceTensor>,
    names: readonly string[],
  ): readonly DeviceTensor[];
  /** Writes what was measured, if the session was compiled to measure. */
  endProfiling(): void;
  dispose(): void;
}

export interface CompileOptions {
  /** Path and first letters of the file that measurements go to; none are taken without it. */
  readonly profilePrefix?: string | undefined;
  /** Whether results stay in the device's memory. @default false */
  readonly staysOnDevice?: boolean;
  /** How many threads are to compute. @default the runtime's */
  readonly threads?: number;
  /** Nodes that the processor computes where a device does the others. @default none */
  readonly onProcessor?: readonly string[];
}

/** What the rest of this package needs of an ONNX runtime: compile a file, run it synchronously. */
export interface Runtime {
  readonly version: string;
  readonly engine: Engine;
  readonly threads: number;
  compile(model: Uint8Array, options?: CompileOptions): Session;
  /** Compiles for another thread; absent where there is one alone. */
  compileBeside?(model: Uint8Array, options: BesideOptions): SecondSession;
}

/** A graph for another thread. */
export interface BesideOptions {
  readonly threads: number;
  /** `i0`, `i1`, … */
  readonly inputs: readonly Border[];
  /** `o1`, `o2`, … */
  readonly outputs: readonly Border[];
}

/** How a runtime computes. */
export interface RuntimeOptions {
  /** `auto` is WebGPU where ONNX Runtime finds an adapter, else the processor. @default "cpu" */
  readonly engine?: Engine | "auto";
  readonly threads: number;
}

/**
 * Loads ONNX Runtime through the inner binding of `onnxruntime-node`.
 *
 * The package's public API is asynchronous, and TensorFlow.js's `dataSync` is not; the binding below it is
 * synchronous. It is no public interface (later versions make it asynchronous too), so the version is pinned and
 * nothing else in this package knows it.
 *
 * @throws {BackendUnavailableError} When the package is absent, its binary does not load here, or there is no adapter
 *   for WebGPU.
 */
export function loadRuntime({ engine = "cpu", threads }: RuntimeOptions): Runtime {
  if (engine === "cpu") return runtimeOn("cpu", threads);
  const runtime = runtimeOn("webgpu", threads);
  try {
    const graph = new Graph();
    runtime.compile(graph.encode([graph.unary("Neg", graph.input("float32", [1]))])).dispose();
    return runtime;
  } catch (cause) {
    if (engine === "auto") return runtimeOn("cpu", threads);
    throw new BackendUnavailableError(
      "onnx",
      `ONNX Runtime found no graphics processor for WebGPU (${reasonOf(cause)}). Install its driver, or use the engine \`cpu\`.`,
      { cause },
    );
  }
}

/**
 * Optimizations of ONNX Runtime by engine that cost more than they gain: the first drops transposes that are outputs (see
 * rewrite/turned-products.ts), the second makes one slow transpose of two fast ones (see rewrite/move-axes.ts).
 */
const unwanted: Readonly<Record<Engine, readonly string[]>> = {
  cpu: ["GemmTransposeFusion", "TransposeOptimizer"],
  webgpu: ["GemmTransposeFusion"],
};

/** One for all runtimes of a process: none computes while another does. */
let beside: SecondThread | undefined;

function runtimeOn(engine: Engine, threads: number): Runtime {
  const { binding, version, withoutResults } = requireBinding();
  const options = {
    executionProviders: [engine],
    intraOpNumThreads: threads,
    interOpNumThreads: 1,
    executionMode: "sequential",
    graphOptimizationLevel: "all",
    extra: {
      optimization: { disable_specified_optimizers: unwanted[engine].join(";") },
      // Threads that wait in loops for long double the time of small graphs, and of all where others compute as well; for as long as
      // one operation takes to follow another they spare waking them.
      session: { intra_op: { allow_spinning: "1", spin_duration_us: "20" } },
    },
    logSeverityLevel: 3,
  };
  return {
    version,
    engine,
    threads,
    ...(engine === "cpu" &&
      threads > 1 && {
        compileBeside: (model, { threads, inputs, outputs }) => {
          beside ??= new SecondThread();
          return beside.compile(model, { ...options, intraOpNumThreads: threads }, inputs, outputs);
        },
      }),
    compile(
      model,
      { profilePrefix, staysOnDevice = false, threads: asked, onProcessor = [] } = {},
    ) {
      const session = new binding.InferenceSession();
      session.loadModel(model.buffer as ArrayBuffer, model.byteOffset, model.byteLength, {
        ...options,
        ...(asked === undefined ? {} : { intraOpNumThreads: asked }),
        ...(onProcessor.length > 0
          ? { executionProviders: [{ name: engine, forceCpuNodeNames: onProcessor }] }
          : {}),
        ...(profilePrefix ? { enableProfiling: true, profileFilePrefix: profilePrefix } : {}),
        ...(staysOnDevice ? { preferredOutputLocation: "gpu-buffer" } : {}),
      });
      return {
        run: (feeds, fetches) => withoutResults(() => session.run(feeds, fetches, {})),
        runOnDevice(feeds, names) {
          const wanted = Object.fromEntries(names.map((name) => [name, null]));
          const results = session.run(feeds, wanted, {}) as Record<string, DeviceTensor>;
          return names.map((name) => results[name]!);
        },
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

type TensorConstructor = new (...parts: readonly unknown[]) => object;

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
    throw runtimeUnavailable(cause);
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
  function Result(...parts: readonly unknown[]): object {
    if (isSkipping) throw done;
    return new Tensor(...parts);
  }
  Object.setPrototypeOf(Result, Tensor); // Results on a device are made by a static method of it.
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

/** The first line of a message, without the condition in ONNX Runtime's source that it begins with. */
