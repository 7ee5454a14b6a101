import { backend, engine, getBackend, registerBackend, setBackend } from "@tensorflow/tfjs-core";
import { OnnxBackend } from "./backend.ts";
import { registerKernels } from "./dispatch.ts";
import { Recorder } from "./recorder.ts";

/** A backend that records and never computes, so it needs no ONNX Runtime. */
const NAME = "onnx-tracing";

/** Thrown where something would have to be computed. */
export const nothingIsComputed = new Error("Nothing is computed while a function is written.");

/**
 * Runs something on a backend that only records, and goes back to the one in use.
 *
 * Tensors that it touches move there, and back when they are next used; so the backend stays registered.
 */
export function whileTracing<T>(use: (tracing: OnnxBackend) => T): T {
  backend(); // The one in use, which may not have been made yet.
  const before = getBackend();
  if (!engine().findBackendFactory(NAME)) register();
  switchTo(NAME);
  try {
    return use(backend() as OnnxBackend);
  } finally {
    switchTo(before);
  }
}

function register(): void {
  registerKernels(NAME);
  const runtime = {
    version: "none",
    engine: "cpu" as const,
    threads: 1,
    compile(): never {
      throw nothingIsComputed;
    },
  };
  const limits = { pending: Number.POSITIVE_INFINITY, programs: 1 };
  const priority = 0; // Nobody's default.
  registerBackend(NAME, () => new OnnxBackend(new Recorder(runtime, limits)), priority);
}

/** The switch is done when `setBackend` returns: only making a backend may take longer, and these are made at once. */
function switchTo(name: string): void {
  void setBackend(name);
}
