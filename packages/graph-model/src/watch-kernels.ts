import { engine, type Tensor } from "@tensorflow/tfjs-core";

/** A kernel call that has ended. */
export interface EndedCall {
  readonly kernel: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  readonly results: readonly Tensor[];
}

/** Told of every kernel call; what `before` returns is handed to `after`. */
export interface Watcher<T> {
  /** @param operands - Under TensorFlow.js's names, without those that are absent. */
  before(operands: Readonly<Record<string, Tensor>>): T;
  after(call: EndedCall, before: T): void;
}

/**
 * Watches the kernels that a function calls. Those that a kernel, or the watcher, calls itself are not told of.
 *
 * Every operation of TensorFlow.js goes through the engine's `runKernel`; there is no public way to listen to it, so it
 * is another function meanwhile.
 */
export function watchKernels<T, R>({ before, after }: Watcher<T>, use: () => R): R {
  const core = engine();
  const run = core.runKernel;
  let isInside = false;
  core.runKernel = (kernel, inputs, attributes) => {
    if (isInside) return run.call(core, kernel, inputs, attributes) as never;
    isInside = true;
    try {
      const present = Object.entries(inputs).filter(([, operand]) => operand);
      const noted = before(Object.fromEntries(present) as Record<string, Tensor>);
      const made = run.call(core, kernel, inputs, attributes) as Tensor | Tensor[];
      after({ kernel, attributes: { ...(attributes as object) }, results: [made].flat() }, noted);
      return made as never;
    } finally {
      isInside = false;
    }
  };
  try {
    return use();
  } finally {
    core.runKernel = run;
  }
}
