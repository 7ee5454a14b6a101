import { disposable, type Network, type Parameter, type Rng } from "@gan/spec";
import {
  add,
  matMul,
  mul,
  relu,
  type Tensor2D,
  tensor,
  tidy,
  variable,
} from "@tensorflow/tfjs-core";

export interface TinyNetworkOptions {
  readonly name?: string;
  readonly inputSize: number;
  readonly hiddenSize?: number;
  readonly outputSize: number;
  readonly rng: Rng;
  /** Weights are drawn from U(-range, range). */
  readonly range?: number;
  /** Probability with which an input is kept in training. @default 1, no dropout */
  readonly keep?: number;
}

/** A one-hidden-layer network in plain ops, for tests of what plays with networks. */
export function tinyNetwork({
  name = "tiny",
  inputSize,
  hiddenSize = 8,
  outputSize,
  rng,
  range = 0.5,
  keep = 1,
}: TinyNetworkOptions): Network {
  const create = (layer: string, kind: "kernel" | "bias", shape: number[]): Parameter => {
    const values = new Float32Array(shape.reduce((product, size) => product * size));
    rng.stream(`${layer}/${kind}`).fillUniform(values, -range, range);
    const made = tidy(() => variable(tensor(values, shape)));
    return { name: `${layer}/${kind}`, kind, variable: made };
  };
  const parameters = [
    create("h0", "kernel", [inputSize, hiddenSize]),
    create("h0", "bias", [hiddenSize]),
    create("y", "kernel", [hiddenSize, outputSize]),
    create("y", "bias", [outputSize]),
  ];
  const [w0, b0, w1, b1] = parameters.map((parameter) => parameter.variable as never);
  return disposable({
    ...{ name, inputSize, outputSize, parameters },
    state: [],
    layers: [
      {
        name: "h0",
        description: `ReLU ${hiddenSize}`,
        outputShape: [hiddenSize],
        parameterCount: (inputSize + 1) * hiddenSize,
      },
      {
        name: "y",
        description: `linear ${outputSize}`,
        outputShape: [outputSize],
        parameterCount: (hiddenSize + 1) * outputSize,
      },
    ],
    apply: (x, { mode, stream }) =>
      tidy(() => {
        let input = x;
        if (mode === "train" && keep < 1) {
          const mask = stream.fillMask(new Float32Array(x.size), keep);
          input = mul(x, tensor(mask, x.shape));
        }
        const hidden = relu(add(matMul(input, w0!), b0!)) as Tensor2D;
        return add(matMul(hidden, w1!), b1!) as Tensor2D;
      }),
    dispose() {
      for (const parameter of parameters) parameter.variable.dispose();
    },
  });
}
