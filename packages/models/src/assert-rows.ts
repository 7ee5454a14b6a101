import { ShapeMismatchError } from "@gan/spec";
import type { Tensor } from "@tensorflow/tfjs-core";

/** @throws {ShapeMismatchError} When `x` is not `[any, size]`. */
export function assertRows(x: Tensor, network: string, size: number): void {
  if (x.rank === 2 && x.shape[1] === size) return;
  throw new ShapeMismatchError({
    argument: "x",
    expected: [null, size],
    received: x.shape,
    fix: `Give \`${network}\` rows of ${size} numbers.`,
  });
}
