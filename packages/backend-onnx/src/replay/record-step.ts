import type { RecordedStep, StepOptions } from "@gan/spec";
import { engine, type Tensor, tidy } from "@tensorflow/tfjs-core";
import type { Buckets } from "./buckets.ts";
import { isLike, type Plan } from "./plan.ts";
import { replayStep } from "./replay-step.ts";
import { StepNotes } from "./step-notes.ts";

const plans = new WeakMap<RecordedStep, Plan>();

/** Runs a step as it is, and gives what is needed to do it again where that may be. */
export function recordStep<T extends readonly Tensor[]>(
  backend: Buckets,
  step: () => T,
  options: StepOptions = {},
): { readonly result: T; readonly recorded?: RecordedStep } {
  const { recorder } = backend;
  // A gradient needs the tape that a replay leaves out, and a step in a step is part of it.
  if (recorder.listener || engine().state.gradientDepth > 0) return { result: tidied(step) };
  recorder.flush();
  const notes = new StepNotes(backend, options);
  recorder.listener = notes;
  try {
    const result = tidied(step);
    recorder.flush();
    const plan = notes.finish(result);
    if (typeof plan === "string") {
      backend.countRefusal(plan);
      return { result };
    }
    return { result, recorded: recordedStep(backend, plan) };
  } finally {
    recorder.listener = undefined;
  }
}

function recordedStep(backend: Buckets, plan: Plan): RecordedStep {
  const step: RecordedStep = {
    isLike: (other) => isLike(plan, plans.get(other)),
    replay(inputs, tensors = []) {
      const isBusy = backend.recorder.listener || engine().state.gradientDepth > 0;
      const given = isBusy ? "it is part of another" : replayStep(backend, plan, inputs, tensors);
      if (typeof given !== "string") {
        backend.countReplay();
        return given;
      }
      backend.countRefusal(given);
      return undefined;
    },
  };
  plans.set(step, plan);
  return step;
}

function tidied<T extends readonly Tensor[]>(step: () => T): T {
  return tidy(step as unknown as () => Tensor[]) as unknown as T;
}
