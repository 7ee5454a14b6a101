import {
  add,
  argMax,
  conv2d,
  conv2dTranspose,
  equal,
  grads,
  greater,
  leakyRelu,
  logSumExp,
  matMul,
  max,
  maximum,
  maxPool,
  mean,
  minimum,
  mul,
  neg,
  oneHot,
  pad,
  relu,
  reshape,
  type Scalar,
  sigmoid,
  softplus,
  square,
  squaredDifference,
  sub,
  sum,
  type Tensor,
  type Tensor4D,
  tanh,
} from "@tensorflow/tfjs-core";

/** A function of tensors and the shapes it is tried on. */
export interface ValueCase {
  readonly name: string;
  readonly f: (...inputs: Tensor[]) => Tensor;
  readonly shapes: number[][];
}

/** Gradients of a function with respect to all of its inputs. */
export interface GradientCase {
  readonly name: string;
  readonly gradients: (...inputs: Tensor[]) => Tensor[];
  readonly shapes: number[][];
}

const comparisons = { equal, greater, maximum, minimum, squaredDifference };

/** Operations whose values must agree: those that broadcast, and those of the Parzen window. */
export const valueCases: readonly ValueCase[] = [
  ...Object.entries(comparisons).flatMap(([name, f]): ValueCase[] => [
    {
      name: `${name} over inner axes`,
      f,
      shapes: [
        [4, 6, 5],
        [4, 6, 1],
      ],
    },
    {
      name: `${name} over outer axes`,
      f,
      shapes: [
        [6, 1],
        [4, 1, 5],
      ],
    },
    { name: `${name} with a scalar`, f, shapes: [[4, 5], []] },
  ]),
  { name: "sum over the batch", f: (x) => sum(x, 0), shapes: [[9, 7]] },
  { name: "mean over the batch", f: (x) => mean(x, 0), shapes: [[9, 7]] },
  {
    name: "one-hot encoding as floats",
    f: (x) => oneHot(argMax(x, 1), 7, 1, 0, "float32"),
    shapes: [[9, 7]],
  },
  { name: "log-sum-exp", f: (x) => logSumExp(mul(x, 50), 1), shapes: [[9, 7]] },
];

const elementwise = { softplus, sigmoid, relu, tanh, leakyRelu: (x: Tensor) => leakyRelu(x, 0.1) };

/** Images, filter, strides and padding, like those of the paper's convolutional nets. */
const convolutions = [
  [[2, 9, 9, 3], [8, 8, 3, 4], 1, 4],
  [[2, 7, 8, 4], [5, 5, 4, 6], 1, 3],
  [[2, 9, 7, 3], [3, 3, 3, 4], 2, "same"],
  [[3, 11, 11, 2], [5, 5, 2, 3], 3, "valid"],
  [[1, 6, 6, 1], [1, 1, 1, 2], 2, 0],
  [[1, 20, 20, 8], [8, 8, 8, 2], 1, "valid"],
] as const;

/** Everything the paper's nets differentiate. */
export const gradientCases: readonly GradientCase[] = [
  ...Object.entries(elementwise).map(([name, f]) => gradientOf(name, f, [[5, 6]])),
  gradientOf("a dense layer", (x, w, b) => add(matMul(x!, w!), b!), [[5, 7], [7, 4], [4]]),
  gradientOf("a transposed product", (x, w) => matMul(x!, w!, true, true), [
    [7, 5],
    [4, 7],
  ]),
  gradientOf("maxout", (z) => max(reshape(z!, [5, 6, 5]), 2), [[5, 30]]),
  gradientOf("maximum", (a, b) => maximum(a!, b!), [
    [5, 6],
    [5, 6],
  ]),
  gradientOf("the losses", (a) => mean(add(softplus(neg(a!)), softplus(a!))), [[8, 1]]),
  gradientOf("a distance", (a, b) => sub(squaredDifference(a!, b!), mul(a!, b!)), [
    [4, 3],
    [4, 3],
  ]),
  ...convolutions.map(([images, filter, strides, padding]) =>
    gradientOf(
      `conv2d of ${images.join("×")} by ${filter.join("×")}, stride ${strides}, pad ${padding}`,
      (x, f) => conv2d(x as Tensor4D, f as Tensor4D, strides, padding),
      [[...images], [...filter]],
    ),
  ),
  gradientOf(
    "conv2dTranspose",
    (x, f) => conv2dTranspose(x as Tensor4D, f as Tensor4D, [2, 14, 14, 3], 3, "valid"),
    [
      [2, 4, 4, 8],
      [5, 5, 3, 8],
    ],
  ),
  gradientOf(
    "max-pooling with partial windows",
    (x) => {
      const padded = pad(
        x as Tensor4D,
        [
          [0, 0],
          [0, 1],
          [0, 1],
          [0, 0],
        ],
        -1e30,
      );
      return maxPool(padded, 4, 2, "valid");
    },
    [[2, 9, 9, 3]],
  ),
  gradientOf(
    "max-pooling of negative numbers",
    (x) => maxPool(neg(square(x as Tensor4D)) as Tensor4D, 2, 2, "valid"),
    [[2, 6, 6, 3]],
  ),
];

/** The gradients of Σ f(x)² / 2, whose error signal at the output is f(x) itself. */
function gradientOf(
  name: string,
  f: (...inputs: Tensor[]) => Tensor,
  shapes: number[][],
): GradientCase {
  const halfSquares = (...inputs: Tensor[]) => {
    const y = f(...inputs);
    return sum<Scalar>(mul(mul(y, y), 0.5));
  };
  return { name, gradients: (...inputs) => grads(halfSquares)(inputs), shapes };
}
