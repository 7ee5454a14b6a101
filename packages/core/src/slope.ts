import { type Network, ShapeMismatchError } from "@gan/spec";
import {
  clone,
  dispose,
  keep,
  type NamedTensorMap,
  type Scalar,
  type Tensor,
  variableGrads,
} from "@tensorflow/tfjs-core";

/** The gradient of a loss with respect to a network's parameters. */
export interface Slope {
  readonly value: Scalar;
  /** By parameter name. */
  readonly gradients: NamedTensorMap;
  /** What else the forward pass was asked to show. */
  readonly seen: readonly Tensor[];
}

/**
 * Differentiates a loss. Call it inside `tidy`, which owns the results.
 *
 * @param forward - Gives the loss, then whatever of the forward pass should outlive it.
 * @throws {ShapeMismatchError} When the loss is not a scalar.
 */
export function slopeOf(
  { name: network, parameters }: Network,
  forward: () => [loss: Scalar, ...seen: Tensor[]],
): Slope {
  const kept: Tensor[] = [];
  const { value, grads } = variableGrads(
    () => {
      const [loss, ...seen] = forward();
      assertScalar(loss, network);
      kept.push(...seen.map(keep));
      return loss;
    },
    parameters.map(({ variable }) => variable),
  );
  const gradients = Object.fromEntries(
    parameters.map(({ name, variable }) => [name, grads[variable.name]!]),
  );
  const seen = kept.map(clone);
  dispose(kept);
  return { value, gradients, seen };
}

/**
 * Differentiates a loss for each of several networks at one point: nothing moves in between, and all see one tape, so what
 * their losses share is computed once. Call it inside `tidy`, which owns the results.
 */
export function slopesOf(
  descents: readonly { readonly network: Network; readonly loss: () => Scalar }[],
): readonly Slope[] {
  const last = descents.at(-1);
  if (last === undefined) return [];
  // The slopes of the others are taken inside the last one's.
  let inner: readonly Slope[] = [];
  const outer = slopeOf(last.network, () => {
    inner = slopesOf(descents.slice(0, -1));
    return [
      last.loss(),
      ...inner.flatMap((slope) => [slope.value, ...Object.values(slope.gradients)]),
    ];
  });
  const seen = [...outer.seen];
  const others = inner.map(({ gradients }) => ({
    value: seen.shift() as Scalar,
    gradients: Object.fromEntries(Object.keys(gradients).map((name) => [name, seen.shift()!])),
    seen: [],
  }));
  return [...others, { ...outer, seen: [] }];
}

function assertScalar(loss: Scalar, network: string): void {
  const shape = (loss as Tensor | undefined)?.shape;
  if (shape?.length === 0) return;
  throw new ShapeMismatchError({
    argument: "loss",
    expected: [],
    received: shape ?? [null],
    fix: `What \`${network}\` descends is one number: take the mean over the minibatch.`,
  });
}
