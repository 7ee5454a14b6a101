import * as tf from "@tensorflow/tfjs-core";
import fc from "fast-check";

/** One line of a random program; the numbers choose among what is possible at that point. */
export interface Instruction {
  readonly kind: number;
  readonly a: number;
  readonly b: number;
  readonly c: number;
}

const choice = fc.nat({ max: 1023 });
const instruction: fc.Arbitrary<Instruction> = fc.record({
  kind: choice,
  a: choice,
  b: choice,
  c: choice,
});

/** Random programs of up to `maxLength` lines, which shrink to the lines that matter. */
export function programs(maxLength: number): fc.Arbitrary<Instruction[]> {
  return fc.array(instruction, { minLength: 1, maxLength, size: "max" });
}

/** A random step, and what happens between its calls. */
export interface StepProgram {
  /** Lines of the step. */
  readonly step: readonly Instruction[];
  /** What is done before each call. */
  readonly calls: readonly Instruction[];
}

/** Random steps with what happens between six to twelve calls of them. */
export const stepPrograms: fc.Arbitrary<StepProgram> = fc.record({
  step: programs(12),
  calls: fc.array(instruction, { minLength: 6, maxLength: 12 }),
});

/** Makes a function that learns a step and replays it. */
export type Compile = (step: (...x: tf.Tensor[]) => tf.Tensor) => (...x: tf.Tensor[]) => tf.Tensor;

const SHAPE = [3, 4];

/** A world that a step reads and changes: variables, a tensor that was there before, and a count that only a closure sees. */
class World {
  readonly variables: tf.Variable[];
  outside = tf.fill(SHAPE, 2);
  kept: tf.Tensor[] = [];
  clone: tf.Tensor;
  count = 0;

  constructor() {
    this.variables = tf.tidy(() => [0, 1, 2].map((i) => tf.variable(tf.fill(SHAPE, i))));
    this.clone = tf.clone(this.variables[0]!);
  }

  dispose(): void {
    tf.dispose([...this.variables, this.outside, this.clone, ...this.kept]);
  }
}

type Line = (world: World, stack: tf.Tensor[], at: Instruction) => tf.Tensor | undefined;

const small = (x: tf.Tensor) => tf.clipByValue(x, -9, 9);
const pick = <T>(list: readonly T[], i: number) => list[i % list.length]!;

/** TensorFlow.js loses the numbers of a variable that is assigned to itself. */
function assign(variable: tf.Variable, value: tf.Tensor): void {
  if (variable !== value) variable.assign(value);
}

/** Lines that may be replayed, then some that may not, or not always. */
const lines: readonly Line[] = [
  (_, stack, { a, b }) => small(tf.add(pick(stack, a), pick(stack, b))),
  (_, stack, { a, b }) => small(tf.mul(pick(stack, a), pick(stack, b))),
  (_, stack, { a, b }) => tf.maximum(pick(stack, a), pick(stack, b)),
  (_, stack, { a, c }) => small(tf.mul(pick(stack, a), (c % 5) - 2)),
  (_, stack, { a }) => tf.relu(pick(stack, a)),
  ({ variables }, stack, { a, b }) => {
    assign(pick(variables, b), pick(stack, a));
    return undefined;
  },
  ({ variables }, stack, { a, b }) => {
    const variable = pick(variables, b);
    variable.assign(small(tf.sub(tf.mul(variable, 0.5), pick(stack, a))));
    return variable;
  },
  ({ variables }, _, { a }) => pick(variables, a),
  ({ outside }) => outside,
  ({ variables }, stack, { a, b }) => {
    const variable = pick(variables, b);
    const loss = () => tf.sum<tf.Scalar>(tf.square(tf.sub(variable, pick(stack, a))));
    const { grads } = tf.variableGrads(loss, [variable]);
    return small(grads[variable.name]!);
  },
  // From here on a replay has to see that it may not be.
  (_, stack, { a }) => {
    const sum = pick(stack, a).dataSync()[0]!;
    return tf.fill(SHAPE, sum > 0 ? 1 : -1);
  },
  (world) => tf.fill(SHAPE, ++world.count % 7),
  (world) => tf.tensor(new Float32Array(12).fill(++world.count % 5), SHAPE),
  (world, stack, { a }) => {
    world.kept.push(tf.keep(tf.clone(pick(stack, a))));
    return undefined;
  },
  ({ clone }) => clone,
  (_, stack, { a }) => {
    const made = tf.variable(pick(stack, a));
    const twice = tf.add(made, made);
    made.dispose();
    return small(twice);
  },
];
/** As many of the lines above may always be replayed. */
const PURE = 10;

/**
 * Runs a step again and again.
 *
 * @param compile - What replays it; without one it is run as it is.
 * @param isPure - Whether the step has only such lines as may always be replayed.
 * @returns All it gave, and every variable in the end.
 */
export function runStep(
  { step, calls }: StepProgram,
  { compile, isPure }: { readonly compile?: Compile; readonly isPure: boolean },
): number[][] {
  const world = new World();
  const kinds = isPure ? PURE : lines.length;
  const run = (...inputs: tf.Tensor[]): tf.Tensor => {
    const stack = [...inputs];
    for (const line of step) {
      const made = pick(lines.slice(0, kinds), line.kind)(world, stack, line);
      if (made) stack.push(made);
    }
    return small(tf.add(stack.at(-1)!, stack.at(-2)!));
  };
  const compiled = compile ? compile(run) : (...x: tf.Tensor[]) => tf.tidy(() => run(...x));
  const seen: number[][] = [];
  try {
    for (const [i, { kind, a, b }] of calls.entries()) {
      if (kind % 9 === 0) {
        world.clone.dispose();
        world.clone = tf.clone(pick(world.variables, a));
      }
      if (kind % 9 === 1) assign(pick(world.variables, b), pick(world.variables, a));
      if (kind % 9 === 2) {
        world.outside.dispose();
        world.outside = tf.fill(SHAPE, (a % 5) - 2);
      }
      if (kind % 9 === 3) seen.push([...pick(world.variables, a).dataSync()]);
      const [x, y] = [
        tf.tensor(
          Float32Array.from({ length: 12 }, (_, j) => ((i + j * a) % 7) - 3),
          SHAPE,
        ),
        tf.tensor(
          Float32Array.from({ length: 12 }, (_, j) => ((i * b + j) % 5) - 2),
          SHAPE,
        ),
      ];
      const given = kind % 9 === 4 ? compiled(x, x) : compiled(x, y);
      if (kind % 2 === 0) seen.push([...given.dataSync()]);
      tf.dispose([x, y, given]);
    }
    for (const tensor of [...world.variables, world.clone, ...world.kept])
      seen.push([...tensor.dataSync()]);
  } finally {
    world.dispose();
  }
  return seen.map((values) => values.map((value) => value + 0));
}
