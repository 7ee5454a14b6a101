import { type Disposable, disposable } from "@gan/spec";
import {
  add,
  dispose,
  matMul,
  max,
  mean,
  mul,
  reshape,
  type Scalar,
  softplus,
  sub,
  type Tensor2D,
  tidy,
  type Variable,
  variable,
  variableGrads,
} from "@tensorflow/tfjs-core";
import { patternedTensor } from "./compare-with-cpu.ts";

/** A small net that learns to tell two fixed batches apart, one step of gradient descent a call. */
export function trainingStep(): { step(): Promise<number> } & Disposable {
  const parameter = (shape: number[], salt: number) =>
    tidy(() => variable(mul(patternedTensor(shape, salt), 0.5)));
  const parameters = [parameter([8, 12], 1), parameter([12], 2), parameter([6, 1], 3)];
  const [first, offset, last] = parameters as [Variable, Variable, Variable];
  const net = (x: Tensor2D) => {
    const z = add(matMul(x, first), offset);
    return matMul(max<Tensor2D>(reshape(z, [10, 6, 2]), 2), last);
  };
  const loss = () => {
    const left = add<Tensor2D>(patternedTensor([10, 8], 4), 1);
    const right = sub<Tensor2D>(patternedTensor([10, 8], 5), 1);
    return add<Scalar>(mean(softplus(sub(0, net(left)))), mean(softplus(net(right))));
  };
  return disposable({
    async step() {
      const value = tidy(() => {
        const { value, grads } = variableGrads(loss, parameters);
        for (const p of parameters) p.assign(sub(p, mul(grads[p.name]!, 0.5)));
        return value;
      });
      const [shown] = await value.data();
      value.dispose();
      return shown!;
    },
    dispose: () => void dispose(parameters),
  });
}
