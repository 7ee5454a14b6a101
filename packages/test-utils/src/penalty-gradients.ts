import { createRng, type Network } from "@gan/spec";
import {
  add,
  dispose,
  div,
  grad,
  mean,
  type Scalar,
  square,
  sum,
  type Tensor,
  type Tensor2D,
  tensor,
  tensor2d,
  tidy,
  type Variable,
  variable,
  variableGrads,
} from "@tensorflow/tfjs-core";

/** Slopes of penalties by some elements of `x` and of each parameter, under names such as `slopes by h0/kernel`. */
export type PenaltyGradients = Readonly<Record<string, readonly number[]>>;

/** Elements of a tensor that are looked at, evenly spread. */
const MOST_ELEMENTS = 10;

/** Half-widths of differences, each half of the one before: their errors fall by 4 where nothing but curvature disturbs. */
const WIDTHS = [1.6e-2, 8e-3, 4e-3, 2e-3, 1e-3, 5e-4];

/** Two neighbors that are as near, relatively, need no narrower ones: curvature has added a third of that at most. */
const NEAR = 1e-3;

/** Examples that the penalty is the mean of; batch normalization needs some. */
const ROWS = 4;

/** The gradients of {@link penalties}, by TensorFlow.js: gradients of gradients. */
export function penaltyGradients(network: Network): Promise<PenaltyGradients> {
  return atExamples(network, async (variables) => {
    const gradients: Record<string, number[]> = {};
    for (const [of, penalty] of Object.entries(penalties)) {
      const { value, grads } = tidy(() =>
        variableGrads(() => penalty(network, variables.x!), Object.values(variables)),
      );
      for (const [name, { size, name: key }] of Object.entries(variables)) {
        const values = await grads[key]?.data();
        gradients[`${of} by ${name}`] = elementsOf(size).map((i) => values?.[i] ?? 0);
      }
      dispose([value, grads]);
    }
    return gradients;
  });
}

/**
 * The same by central differences of the penalties, which need first derivatives alone.
 *
 * Wide differences reach over kinks, narrow ones into the rounding of float32: of differences of several widths, the
 * first that is near its neighbor is taken, or else the one that is nearest to it.
 */
export function penaltyDifferences(network: Network): Promise<PenaltyGradients> {
  return atExamples(network, async (variables) => {
    const differences: Record<string, number[]> = {};
    for (const [of, penalty] of Object.entries(penalties)) {
      for (const [name, moved] of Object.entries(variables)) {
        const start = await moved.data();
        const penaltyAt = async (i: number, value: number) => {
          const values = Float32Array.from(start);
          values[i] = value;
          const result = tidy(() => {
            moved.assign(tensor(values, moved.shape));
            return penalty(network, variables.x!);
          });
          const [number] = await result.data();
          result.dispose();
          return number!;
        };
        const slopes: number[] = [];
        for (const i of elementsOf(moved.size)) {
          slopes.push(await slopeAt(start[i]!, (value) => penaltyAt(i, value)));
        }
        differences[`${of} by ${name}`] = slopes;
        tidy(() => moved.assign(tensor(Float32Array.from(start), moved.shape)));
      }
    }
    return differences;
  });
}

async function slopeAt(x: number, f: (x: number) => Promise<number>): Promise<number> {
  const slopes: number[] = [];
  for (const width of WIDTHS) {
    const [above, below] = [Math.fround(x + width), Math.fround(x - width)];
    const slope = ((await f(above)) - (await f(below))) / (above - below);
    const wider = slopes.at(-1);
    if (wider !== undefined && Math.abs(slope - wider) <= NEAR * Math.abs(slope)) return slope;
    slopes.push(slope);
  }
  return mostAgreed(slopes);
}

function mostAgreed(slopes: readonly number[]): number {
  const apart = (i: number) => Math.abs(slopes[i]! - slopes[i - 1]!);
  const order = slopes.map((_, i) => i).slice(1);
  return slopes[order.reduce((best, i) => (apart(i) < apart(best) ? i : best))]!;
}

type Penalty = (network: Network, x: Tensor) => Scalar;

/**
 * Mean squared slopes of ½‖D(x)‖², by x and by the weights. Of D(x) itself, the slopes by x would stay the same where D
 * is piecewise linear, and nothing would be tested there.
 */
const penalties: Readonly<Record<string, Penalty>> = {
  slopes: (network, x) =>
    mean(sum(square(grad((input) => lossOf(network, input))(x)), 1)) as Scalar,
  "weight slopes": (network, x) => {
    const variables = network.parameters.map(({ variable }) => variable);
    const { grads } = variableGrads(() => lossOf(network, x), variables);
    const norms = variables.flatMap(({ name }) => (grads[name] ? [sum(square(grads[name]))] : []));
    // Not `addN`: that of `webgpu` is wrong for more tensors than a shader can read, seven in most browsers.
    return norms.reduce((total, each) => add<Scalar>(total, each)) as Scalar;
  },
};

function lossOf(network: Network, x: Tensor): Scalar {
  const options = { mode: "train", stream: createRng(5).stream("masks") } as const;
  return div(mean(sum(square(network.apply(x as Tensor2D, options)), 1)), 2);
}

async function atExamples(
  network: Network,
  use: (variables: Readonly<Record<string, Variable>>) => Promise<PenaltyGradients>,
): Promise<PenaltyGradients> {
  const values = createRng(3)
    .stream("x")
    .fillUniform(new Float32Array(ROWS * network.inputSize), -1, 1);
  const x = tidy(() => variable(tensor2d(values, [ROWS, network.inputSize])));
  try {
    const parameters = network.parameters.map(({ name, variable }) => [name, variable] as const);
    return await use({ x, ...Object.fromEntries(parameters) });
  } finally {
    x.dispose();
  }
}

function elementsOf(size: number): number[] {
  const count = Math.min(size, MOST_ELEMENTS);
  return Array.from({ length: count }, (_, i) => Math.floor((i * size) / count));
}
