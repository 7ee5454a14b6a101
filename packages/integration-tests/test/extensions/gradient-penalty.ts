import type { Objective } from "@gan/core";
import {
  add,
  grad,
  mean,
  mul,
  type Scalar,
  sqrt,
  square,
  sub,
  sum,
  type Tensor2D,
  tensor2d,
  tidy,
} from "@tensorflow/tfjs-core";

/**
 * Draws the norm of D's slope, between each real example and a sample, to 1.
 *
 *     weight · E[(‖∇ₓ D(x̂)‖ - 1)²],  x̂ = ε x + (1 - ε) G(z),  ε from U(0, 1)
 *
 * @see Gulrajani et al., "Improved Training of Wasserstein GANs", 2017, equation 3.
 */
export const gradientPenalty = ({ weight }: { readonly weight: number }): Objective => ({
  name: "gradient penalty",
  loss: (round) =>
    tidy(() => {
      const { x: real } = round.real;
      const rows = real.shape[0];
      const share = round.stream("gradient penalty").fillUniform(new Float32Array(rows));
      const epsilon = tensor2d(share, [rows, 1]);
      const between = add<Tensor2D>(mul(epsilon, real), mul(sub(1, epsilon), round.fake.x));
      const judged = (x: Tensor2D) => sum(round.apply("discriminator", { x }, "gradient penalty"));
      const slopes = grad((x) => judged(x as Tensor2D))(between);
      const norms = sqrt(add(sum(square(slopes), 1), 1e-12));
      return mul<Scalar>(weight, mean(square(sub(norms, 1))));
    }),
});
