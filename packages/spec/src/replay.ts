import type { Tensor } from "@tensorflow/tfjs-core";

/** Numbers on their way into a tensor. */
export type StepInput = Float32Array | Int32Array;

/** What a step is given, and what is known of it. */
export interface StepOptions {
  /**
   * Asked of every array that the step makes a tensor of: which of the step's inputs it is, if another one may stand there next time.
   * All others have to be the same every time.
   */
  readonly inputOf?: (values: ArrayLike<number>) => number | undefined;
  /** Tensors that the step reads and others may stand for next time. @default none */
  readonly tensors?: readonly Tensor[];
  /** Asked when the step has run: why it may not be replayed, if the caller knows a reason. */
  readonly refusal?: () => string | undefined;
}

/** A step as it was run once, to be run again without TensorFlow.js: no tape, no kernels. */
export interface RecordedStep {
  /** Whether another recording would do the same with the same inputs. */
  isLike(other: RecordedStep): boolean;
  /**
   * Runs it again: variables get their new values.
   *
   * @param inputs - By the numbers that `inputOf` gave. The engine takes them over.
   * @returns The step's tensors, the caller's; `undefined` where it may not be replayed now, and nothing has changed.
   */
  replay(inputs: readonly StepInput[], tensors?: readonly Tensor[]): Tensor[] | undefined;
}

/** How replays went. */
export interface ReplayStatistics {
  /** Steps that were run again from a recording. */
  readonly replays: number;
  /** How often a step was not recorded or not replayed, by reason. */
  readonly refusals: Readonly<Record<string, number>>;
}

/** A backend of TensorFlow.js that replays steps, as those of `@gan/backends` and `@gan/backend-onnx` do: found on `backend()`. */
export interface StepRecorder {
  /** What has been replayed since the backend was made, and what was not. */
  statistics(): ReplayStatistics;
  /**
   * Runs a step as it is and takes notes. What a step does has to follow from its inputs and variables alone; so two recordings that are
   * alike should come before a replay.
   *
   * @param step - Gives tensors of its own making, all others it tidies up.
   * @returns `recorded` is absent where the step may not be replayed, which `statistics()` tells the reason of.
   */
  recordStep<T extends readonly Tensor[]>(
    step: () => T,
    options?: StepOptions,
  ): { readonly result: T; readonly recorded?: RecordedStep };
}
