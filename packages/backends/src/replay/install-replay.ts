import type { StepRecorder } from "@gan/spec";
import type { KernelBackend } from "@tensorflow/tfjs-core";
import { recorderFor } from "./record-step.ts";

/** Makes an engine of TensorFlow.js a {@link StepRecorder}, unless it is one. */
export function installReplay(backend: KernelBackend & Partial<StepRecorder>): void {
  if (!backend.recordStep) Object.assign(backend, recorderFor(backend));
}
