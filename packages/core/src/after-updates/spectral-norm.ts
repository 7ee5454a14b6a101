import { type AfterUpdate, createRng, type Parameter } from "@gan/spec";
import {
  div,
  matMul,
  maximum,
  norm,
  reshape,
  type Scalar,
  type Tensor2D,
  tensor2d,
  tidy,
} from "@tensorflow/tfjs-core";
import { assertPositive } from "../learning-rules/rule-options.ts";
import { createSlots } from "../slots.ts";

const SLOT = "direction";
/** Steps of the first update, whose direction is drawn; the direction of each later one is that of the one before. */
const FIRST_STEPS = 20;

/** Columns of a kernel: weights into each unit or channel. */
const columnsOf = ({ variable }: Parameter) => variable.shape.at(-1) ?? 1;

/**
 * Bounds the spectral norm of every kernel: how far it stretches its inputs at most; biases are left alone.
 *
 *     W ← W / max(1, σ(W) / limit),  σ(W) = ‖W u‖,  u ← Wᵀ W u / ‖Wᵀ W u‖ once an update
 *
 * W has a column for each unit or channel; u is kept from update to update, and so belongs into a checkpoint. A D with layers of
 * norm 1 and activations that do not stretch has slope 1 at most (of a convolution, W counts once what its steps share).
 *
 * @param limit - Largest spectral norm, above 0.
 * @throws {InvalidOptionError} When `limit` is out of range.
 * @see Miyato et al., "Spectral Normalization for Generative Adversarial Networks", 2018, algorithm 1; as a projection after each
 * update, Gouk et al., "Regularisation of Neural Networks by Enforcing Lipschitz Continuity", 2021, algorithm 1.
 */
export function spectralNorm(limit: number): AfterUpdate {
  assertPositive("limit", limit);
  const memory = createSlots([SLOT], (parameter) => [columnsOf(parameter), 1]);
  return {
    name: "spectral norm",
    memory,
    apply(parameters) {
      for (const parameter of parameters) {
        if (parameter.kind !== "kernel") continue;
        const { name, variable } = parameter;
        const isFirst = !(`${SLOT}/${name}` in memory.state());
        const kept = memory.of(SLOT, parameter);
        tidy(() => {
          const columns = columnsOf(parameter);
          const kernel = reshape(variable, [-1, columns]) as Tensor2D;
          let u = isFirst ? drawn(columns) : (kept as unknown as Tensor2D);
          for (let step = 0; step < (isFirst ? FIRST_STEPS : 1); step++) {
            const next = matMul(kernel, matMul(kernel, u), true);
            u = div(next, maximum(norm(next), 1e-30));
          }
          const largest = norm(matMul(kernel, u)) as Scalar;
          variable.assign(div(variable, maximum(1, div(largest, limit))));
          kept.assign(u);
        });
      }
    },
  };
}

/** Any direction will do that is not at right angles to the one that is sought. */
function drawn(size: number): Tensor2D {
  const values = createRng(0).stream("spectral norm").fillNormal(new Float32Array(size));
  return tensor2d(values, [size, 1]);
}
