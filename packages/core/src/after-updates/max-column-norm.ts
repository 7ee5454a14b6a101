import type { AfterUpdate } from "@gan/spec";
import { add, clipByValue, div, mul, sqrt, square, sum, tidy } from "@tensorflow/tfjs-core";
import { assertPositive } from "../learning-rules/rule-options.ts";

/**
 * Bounds the norm of the weights into each unit (each piece, in a maxout layer); biases are left alone.
 *
 *     W_j ← W_j · clip(‖W_j‖, 0, limit) / (1e-7 + ‖W_j‖)
 *
 * @param limit - Largest L2 norm of a column, above 0; 1.9365 in the paper's TFD experiments.
 * @throws {InvalidOptionError} When `limit` is out of range.
 */
export function maxColumnNorm(limit: number): AfterUpdate {
  assertPositive("limit", limit);
  return {
    name: "max column norm",
    apply(parameters) {
      for (const { kind, variable } of parameters) {
        if (kind !== "kernel") continue;
        tidy(() => {
          const incoming = variable.shape.map((_, axis) => axis).slice(0, -1);
          const norms = sqrt(sum(square(variable), incoming, true));
          variable.assign(mul(variable, div(clipByValue(norms, 0, limit), add(norms, 1e-7))));
        });
      }
    },
  };
}
