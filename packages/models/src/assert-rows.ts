import { ShapeMismatchError } from "@gan/spec";
import type { Tensor } from "@tensorflow/tfjs-core";
import { assertTensor } from "./assert-arguments.ts";

/**
 * Refuses a tensor that is no rows for a network; for networks around others.
 *
 * @throws {ShapeMismatchError} When `x` is not `[any, size]`, or an `InvalidOptionError` when it is no tensor.
 */
export function assertRows(x: Tensor, network: string, size: number): void {
  assertTensor("x", x);
  if (x.rank === 2 && x.shape[1] === size) return;
  throw new ShapeMismatchError({
    argument: "x",
    expected: [null, size],
    received: x.shape,
    fix: `Give \`${network}\` rows of ${size} numbers.`,
  });
}
