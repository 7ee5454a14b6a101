import type { RecordedStep, StepRecorder } from "@gan/spec";
import {
  engine,
  type KernelBackend,
  Optimizer,
  type Tensor,
  tidy,
  Variable,
} from "@tensorflow/tfjs-core";
import { isSame } from "./is-same.ts";
import type { KernelList } from "./kernel-list.ts";
import { replayStep } from "./replay-step.ts";
import { StepNotes } from "./step-notes.ts";
import { type Wrapped, whileWrapped } from "./while-wrapped.ts";

const lists = new WeakMap<RecordedStep, KernelList>();

/**
 * Makes an engine replay steps: which kernels ran on what is noted, and run again without TensorFlow.js's operations, tape and clones.
 */
export function recorderFor(backend: KernelBackend): StepRecorder {
  const refusals: Record<string, number> = {};
  let replays = 0;
  let isRecording = false;
  const refuse = (reason: string) => {
    refusals[reason] = (refusals[reason] ?? 0) + 1;
  };
  // A gradient needs the tape that a replay leaves out, and a step in a step is part of it.
  const isBusy = () => isRecording || engine().state.gradientDepth > 0;

  function recorded(list: KernelList): RecordedStep {
    const step: RecordedStep = {
      isLike: (other) => isSame(list, lists.get(other)),
      replay(inputs, tensors = []) {
        const given = isBusy()
          ? "it is part of another"
          : engine().backend !== backend
            ? "the engine is another"
            : replayStep(backend, list, inputs, tensors);
        if (typeof given === "string") refuse(given);
        else replays++;
        return typeof given === "string" ? undefined : given;
      },
    };
    lists.set(step, list);
    return step;
  }

  return {
    statistics: () => ({ replays, refusals: { ...refusals } }),
    recordStep(step, options = {}) {
      if (isBusy() || engine().backend !== backend) return { result: tidied(step) };
      const notes = new StepNotes(backend, options);
      isRecording = true;
      try {
        const result = noted(backend, notes, () => tidied(step));
        const list = notes.finish(result);
        if (typeof list !== "string") return { result, recorded: recorded(list) };
        refuse(list);
        return { result };
      } finally {
        isRecording = false;
      }
    },
  };
}

/** Runs something while notes are taken of what enters the engine, what it computes and what is read. */
function noted<T>(backend: KernelBackend, notes: StepNotes, run: () => T): T {
  let depth = 0; // What a kernel does inside belongs to it.
  const clones: (readonly [clone: Tensor, original: Tensor])[] = [];

  const runKernel: Wrapped["wrap"] = (own) => (name, inputs, attributes) => {
    depth++;
    let made: Tensor | Tensor[];
    try {
      made = own.call(engine(), name, inputs, attributes);
    } finally {
      depth--;
    }
    // The tape saves clones of what a kernel gives before it is given.
    if (name === "Identity") clones.push([made as Tensor, inputs.x]);
    else if (depth === 0) {
      notes.ran(name, inputs, attributes, Array.isArray(made) ? made : [made]);
    }
    if (depth === 0)
      for (const [clone, original] of clones.splice(0)) notes.cloned(clone, original);
    return made;
  };
  const makeTensor: Wrapped["wrap"] = (own) => (values, shape, dtype, engineOf) => {
    const tensor: Tensor = own.call(engine(), values, shape, dtype, engineOf);
    if (depth === 0) notes.uploaded(tensor, values);
    return tensor;
  };
  const read: Wrapped["wrap"] =
    (own) =>
    (...given) => {
      if (depth === 0) notes.refuse("it reads numbers");
      return own.apply(backend, given);
    };
  const assign: Wrapped["wrap"] = (own) =>
    function (value: Tensor) {
      own.call(this, value);
      notes.assigned(this, value);
    };
  const count: Wrapped["wrap"] = (own) =>
    function () {
      own.call(this);
      notes.counted(this);
    };
  return whileWrapped(
    [
      { owner: engine(), name: "runKernel", wrap: runKernel },
      { owner: engine(), name: "makeTensor", wrap: makeTensor },
      ...["read", "readSync", "readToGPU"].map((name) => ({ owner: backend, name, wrap: read })),
      { owner: Variable.prototype, name: "assign", wrap: assign },
      { owner: Optimizer.prototype, name: "incrementIterations", wrap: count },
    ],
    run,
  );
}

function tidied<T extends readonly Tensor[]>(step: () => T): T {
  return tidy(step as unknown as () => Tensor[]) as unknown as T;
}
