import type { RecordedStep, StepRecorder } from "@gan/spec";
import { backend, type Tensor, tidy } from "@tensorflow/tfjs-core";
import type { Compile } from "./random-step.ts";

/** Replays a step from its second like recording on, by the engine's contract alone. */
export const learnedStep: Compile = (step) => {
  const engine = backend() as unknown as StepRecorder;
  const known = new Map<string, { recorded: RecordedStep; isProven: boolean }>();
  return (...tensors) => {
    const signature = tensors.map(({ shape }) => `${shape}`).join(";");
    const before = known.get(signature);
    const [again] = (before?.isProven && before.recorded.replay([], tensors)) || [];
    if (again) return again;
    const { result, recorded } = engine.recordStep<[Tensor]>(() => [tidy(() => step(...tensors))], {
      tensors,
    });
    known.delete(signature);
    if (recorded) {
      const isProven = before?.recorded.isLike(recorded) ?? false;
      known.set(signature, { recorded, isProven });
    }
    return result[0];
  };
};
