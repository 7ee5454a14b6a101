import type { RecordedStep, StepRecorder } from "@gan/spec";
import { backend, Tensor, tidy } from "@tensorflow/tfjs-core";

/** What a step may give. */
export type StepResult = Tensor | readonly Tensor[] | Readonly<Record<string, Tensor>>;

/** Recordings in a row that were of no use; then a step is run as it is for good. */
const PATIENCE = 12;

/** What is known of a step for tensors of certain shapes. */
interface Known {
  recorded: RecordedStep;
  isProven: boolean;
  readonly wrap: (tensors: readonly Tensor[]) => StepResult;
}

/**
 * A training step that learns itself by heart: after two calls that did the same, later ones are replayed, without TensorFlow.js's tape
 * and kernels and with the same bits.
 *
 * All that changes from call to call has to come as a tensor or be a variable: the minibatch, noise, masks, a learning rate that falls, as
 * `scalar(rate)`. What the function does besides, such as counting, it does in the first calls alone. Calls that the engine sees it may
 * not replay are run as they are: the function reads a tensor's numbers, draws with `tf.randomNormal`, makes or disposes variables, keeps
 * tensors, or the tensors have other shapes. `statistics()` of the backend says how often and why. It works on every
 * engine with a `recordStep`, as those that `@gan/backends` activates have; on others every call is run as it is.
 *
 * @param step - Gives tensors of its own making, which are then the caller's; all others are tidied up.
 * @example
 * const step = compileStep((x, y) => optimizer.minimize(() => loss(model.apply(x), y), true));
 */
export function compileStep<Inputs extends readonly Tensor[], Result extends StepResult>(
  step: (...inputs: Inputs) => Result,
): (...inputs: Inputs) => Result {
  const known = new Map<string, Known>();
  let useless = 0;
  return (...tensors) => {
    const engine = backend() as Partial<StepRecorder>;
    if (!engine.recordStep || useless > PATIENCE)
      return tidy(() => step(...tensors) as never) as Result;
    const signature = tensors.map(({ dtype, shape }) => `${dtype}${shape}`).join(";");
    const before = known.get(signature);
    const given = before?.isProven ? before.recorded.replay([], tensors) : undefined;
    if (given) {
      useless = 0;
      return before!.wrap(given) as Result;
    }
    let wrap = before?.wrap;
    const { result, recorded } = engine.recordStep(
      () => {
        const [list, wrapping] = unwrap(step(...tensors));
        wrap = wrapping;
        return list;
      },
      { tensors },
    );
    useless++;
    if (!recorded) known.delete(signature);
    else {
      const isProven = before?.recorded.isLike(recorded) ?? false;
      known.set(signature, { recorded, isProven, wrap: wrap! });
    }
    return wrap!(result) as Result;
  };
}

/** A result as a list, and how a list becomes such a result. */
function unwrap(result: StepResult): [readonly Tensor[], Known["wrap"]] {
  if (result instanceof Tensor) return [[result], ([only]) => only!];
  if (Array.isArray(result)) return [result, (tensors) => tensors];
  const names = Object.keys(result);
  return [
    Object.values(result),
    (tensors) => Object.fromEntries(names.map((name, i) => [name, tensors[i]!])),
  ];
}
