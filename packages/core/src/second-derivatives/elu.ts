import { cast, engine, less, mul, type Tensor } from "@tensorflow/tfjs-core";
import { supplyGradient } from "./supply-gradient.ts";

/**
 * The gradient of `elu`'s gradient, which is one kernel of its output y:
 *
 *     dx = dy where y ≥ 0, else dy · (y + 1)
 */
export function supplyElu(): void {
  supplyGradient({
    kernelName: "EluGrad",
    inputsToSave: ["dy", "y"],
    gradFunc: (ddx, [dy, y]) => ({
      dy: () => engine().runKernel("EluGrad", { dy: ddx, y: y! }) as Tensor,
      y: () => mul(mul(ddx, dy!), cast(less(y!, 0), "float32")),
    }),
  });
}
