import { networkFromFunction } from "@gan/models";
import { createRng, type Network } from "@gan/spec";
import {
  abs,
  add,
  atan,
  clipByValue,
  concat,
  cosh,
  cumsum,
  div,
  erf,
  exp,
  expm1,
  fused,
  gather,
  greater,
  less,
  lessEqual,
  log,
  log1p,
  logicalNot,
  logicalOr,
  logSoftmax,
  logSumExp,
  matMul,
  max,
  maximum,
  mean,
  min,
  minimum,
  moments,
  mul,
  norm,
  notEqual,
  pad,
  pow,
  reciprocal,
  rsqrt,
  sin,
  slice,
  softmax,
  split,
  sqrt,
  square,
  squaredDifference,
  stack,
  sum,
  type Tensor,
  type Tensor2D,
  tanh,
  tensor2d,
  tidy,
  tile,
  unstack,
  variable,
  where,
} from "@tensorflow/tfjs-core";

type Operation = (x: Tensor2D) => Tensor;

/** Operations on rows of six numbers between −2 and 2. */
const operations: Readonly<Record<string, Operation>> = {
  exp,
  expm1,
  log: (x) => log(add(x, 3)),
  log1p: (x) => log1p(add(x, 3)),
  sqrt: (x) => sqrt(add(x, 3)),
  rsqrt: (x) => rsqrt(add(x, 3)),
  reciprocal: (x) => reciprocal(add(x, 4)),
  "a quotient": (x) => div(x, add(square(x), 1)),
  "a power": (x) => pow(add(x, 3), 2.5),
  "an exponent": (x) => pow(add(tanh(x), 2), x),
  abs: (x) => mul(x, abs(x)),
  clipping: (x) => square(clipByValue(x, -0.7, 0.5)),
  where: (x) => where(greater(x, 0.1), square(x), exp(x)),
  "comparisons combined": (x) =>
    where(logicalNot(logicalOr(less(x, -0.3), lessEqual(0.6, x))), square(x), x),
  "unequal numbers": (x) => where(notEqual(x, 0), exp(x), x),
  max: (x) => square(max(x, 1, true)),
  min: (x) => square(min(x, 1, true)),
  maximum: (x) => maximum(square(x), tanh(x)),
  minimum: (x) => minimum(square(x), tanh(x)),
  logSumExp: (x) => logSumExp(x, 1, true),
  softmax: (x) => square(softmax(mul(x, 3))),
  logSoftmax: (x) => square(logSoftmax(x)),
  erf,
  sin,
  cosh,
  atan,
  mean: (x) => exp(mean(square(x), 1, true)),
  moments: (x) => moments(x, 1, true).variance,
  norm: (x) => norm(add(x, 3), 2, 1, true),
  squaredDifference: (x) => squaredDifference(square(x), x),
  cumsum: (x) => square(cumsum(x, 1)),
  concat: (x) => square(concat([x, tanh(x)], 1)),
  split: (x) => {
    const [first, second] = split(x, 2, 1);
    return mul(first!, square(second!));
  },
  stack: (x) => mul(x, exp(stack(unstack(x, 1).toReversed(), 1))),
  slice: (x) => square(slice(x, [0, 1], [-1, 3])),
  pad: (x) =>
    square(
      pad(x, [
        [0, 0],
        [1, 2],
      ]),
    ),
  tile: (x) => mul(tile(x, [1, 2]), tile(slice(tanh(x), [0, 2], [-1, 1]), [1, 12])),
  "a product with itself": (x) => matMul(x, square(x), false, true),
  "a fused product": (x) => tanh(fused.matMul({ a: x, b: matrix("fused", [6, 3]) })),
};

/** A linear layer, an operation and the sum of its results, for each operation. */
export const operationNetworks: Readonly<Record<string, () => Network>> = Object.fromEntries(
  Object.entries(operations).map(([name, operation]) => [name, () => networkOf(operation)]),
);

/** What already the first derivative of lacks on `wasm`. */
export const gatheringNetworks: Readonly<Record<string, () => Network>> = {
  gather: () => networkOf((x) => square(gather(x, [1, 3, 3], 1))),
};

function networkOf(operation: Operation): Network {
  const kernel = tidy(() => variable(matrix("kernel", [5, 6])));
  return networkFromFunction({
    ...{ name: "operation", inputSize: 5, outputSize: 1 },
    parameters: { "h0/kernel": kernel },
    apply: (x) => sum(operation(matMul(x, kernel)), 1, true) as Tensor2D,
  });
}

/** Numbers in [−.45, .45), so that five of them add up to less than 2.25. */
function matrix(name: string, shape: [number, number]): Tensor2D {
  const values = new Float32Array(shape[0] * shape[1]);
  return tensor2d(createRng(13).stream(name).fillUniform(values, -0.45, 0.45), shape);
}
