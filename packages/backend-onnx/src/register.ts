import { availableParallelism } from "node:os";
import { assertPositiveInteger, InvalidOptionError } from "@gan/spec";
import { engine, Optimizer, registerBackend, removeBackend } from "@tensorflow/tfjs-core";
import { OnnxBackend } from "./backend.ts";
import { registerKernels } from "./dispatch.ts";
import { Recorder } from "./recorder.ts";
import { type Engine, loadRuntime } from "./session.ts";

/** How the backend computes, and how much it keeps. */
export interface OnnxOptions {
  /**
   * What computes: the processor, or a graphics processor through WebGPU, in whose memory tensors then stay. `auto` takes
   * the latter where ONNX Runtime finds one. @default "cpu"
   */
  readonly engine?: Engine | "auto";
  /** Threads of ONNX Runtime. The same number gives the same bits. @default the machine's cores */
  readonly threads?: number;
  /**
   * Recorded kernels at which a graph is cut off and run. A training step that is cut computes longer, and needs more memory, since what
   * both parts need is brought out of the first: a deep discriminator under a penalty on its slope has four thousand in two microbatches.
   * @default 6000
   */
  readonly maxPending?: number;
  /** Compiled graphs kept; the one used longest ago makes room. @default 128 */
  readonly maxGraphs?: number;
}

const engines: readonly string[] = ["cpu", "webgpu", "auto"] satisfies OnnxOptions["engine"][];

/** The name under which TensorFlow.js knows the backend. */
const NAME = "onnx";

/**
 * Registers the backend `onnx` with TensorFlow.js; importing the package does so with the default options.
 *
 * ONNX Runtime loads when the backend is first used, `await setBackend("onnx")`. Registering again replaces the
 * backend, and the tensors it holds are lost.
 *
 * @throws {InvalidOptionError} When a count is not a positive whole number, or an engine is none of the three.
 * @example
 * registerOnnx({ threads: 1 });
 * await setBackend("onnx");
 */
export function registerOnnx({
  engine: asked = "cpu",
  threads = availableParallelism(),
  maxPending = 6000,
  maxGraphs = 128,
}: OnnxOptions = {}): void {
  if (!engines.includes(asked)) {
    throw new InvalidOptionError("engine", asked, `one of ${engines.join(", ")}`);
  }
  assertPositiveInteger("threads", threads);
  assertPositiveInteger("maxPending", maxPending);
  assertPositiveInteger("maxGraphs", maxGraphs);
  if (engine().findBackendFactory(NAME)) removeBackend(NAME);
  registerKernels(NAME);
  registerBackend(NAME, () => {
    const recorder = new Recorder(loadRuntime({ engine: asked, threads }), {
      pending: maxPending,
      programs: maxGraphs,
    });
    return new OnnxBackend(recorder);
  });
  markOptimizerSteps();
}

/** TensorFlow.js's optimizers say that a step is over by counting it; there is no other sign of it in `fit`. */
function markOptimizerSteps(): void {
  const prototype = Optimizer.prototype as unknown as { incrementIterations: Counting };
  if (prototype.incrementIterations.isMarked) return;
  const count = prototype.incrementIterations;
  const counting: Counting = function (this: Optimizer) {
    count.call(this);
    const { backend } = engine();
    if (backend instanceof OnnxBackend) backend.optimizerStepped(this);
  };
  counting.isMarked = true;
  prototype.incrementIterations = counting;
}

interface Counting {
  (this: Optimizer): void;
  isMarked?: boolean;
}
