import { add, mul, sub, type Tensor2D, tensor2d, tidy } from "@tensorflow/tfjs-core";
import type { Examples } from "../examples.ts";
import type { Round } from "../round.ts";

/**
 * A point on the line between each real example and the sample beside it, under the example's condition.
 *
 *     x̂ = ε x + (1 - ε) G(z),  ε from U(0, 1), one for each line
 *
 * @param name - Of the stream that ε comes from.
 * @returns The caller owns its `x`.
 */
export function between({ real, fake, stream }: Round, name: string): Examples {
  const [rows] = real.x.shape;
  const share = stream(name).fillUniform(new Float32Array(rows));
  const x = tidy(() => {
    const epsilon = tensor2d(share, [rows, 1]);
    return add<Tensor2D>(mul(epsilon, real.x), mul(sub(1, epsilon), fake.x));
  });
  return { x, given: real.given };
}
