import { createRng, disposable, type Network } from "@gan/spec";
import { expectBalanced, tinyNetwork, useCpu } from "@gan/test-utils";
import {
  add,
  mul,
  ones,
  slice,
  square,
  sum,
  type Tensor,
  type Tensor2D,
  tensor2d,
  tidy,
  variable,
} from "@tensorflow/tfjs-core";
import { describe, expect, it } from "vitest";
import {
  type Condition,
  createGame,
  createRound,
  dragan,
  type Game,
  gradientPenalty,
  type Objective,
  objectivesOf,
  oneSidedGradientPenalty,
  penalties,
  r1,
  r1AndR2,
  r2,
  sgd,
  slopeOf,
  sumOf,
  uniformPrior,
  wasserstein,
} from "../index.ts";

useCpu();

type Rows = readonly (readonly number[])[];

const REAL = [
  [1, 2],
  [-1, 0.5],
  [3, -2],
];
const FAKE = [
  [0, 1],
  [2, 2],
  [-0.5, 1.5],
];
const WEIGHTS = [0.5, -0.8];
const stream = (name: string) => createRng(7).stream(name);

/** Made of a kernel and a formula; what it is told of an example besides moves its output, but not its slope by x. */
function createKnownGame(
  weights: readonly number[],
  judge: (x: Tensor2D, kernel: Tensor2D) => Tensor,
  told = 0,
): Game {
  const size = weights.length;
  const kernel = tidy(() => variable(tensor2d([...weights], [1, size])));
  const network: Network = disposable({
    ...{ name: "known", inputSize: size + told, outputSize: 1, state: [], layers: [] },
    parameters: [{ name: "y/kernel", kind: "kernel" as const, variable: kernel }],
    apply: (rows: Tensor2D) =>
      tidy(() => {
        const c = slice(rows, [0, size], [rows.shape[0], told]);
        const x = slice(rows, [0, 0], [rows.shape[0], size]);
        const ofX = judge(x, kernel as unknown as Tensor2D);
        return add(sum(ofX, 1, true), mul(100, sum(square(c), 1, true))) as Tensor2D;
      }),
    dispose: () => kernel.dispose(),
  });
  const condition: Condition = {
    ...{ name: "ones", size: told },
    of: ({ x }) => ones([x.shape[0], told]),
    draw: (count) => new Float32Array(count * told).fill(1),
  };
  const rng = createRng(1);
  const rule = () => sgd({ learningRate: 0.05 });
  const generator = tinyNetwork({ inputSize: 1 + told, outputSize: size, rng });
  return createGame({
    generator: { network: generator, rule: rule() },
    discriminator: { network, rule: rule() },
    ...{ prior: uniformPrior(1), rng, ...(told > 0 && { condition }) },
  });
}

/** D(x) = ½ Σ aⱼ xⱼ²: its slope at x is a ∘ x, another one at each example. */
const quadratic = (x: Tensor2D, kernel: Tensor2D) => mul(mul(0.5, square(x)), kernel);
const linear = (x: Tensor2D, kernel: Tensor2D) => mul(x, kernel);

function roundOf(game: Game, real: Rows, fake: Rows, count?: number) {
  return createRound(game, {
    ...{ movers: ["discriminator"], at: stream },
    real: () => ({ x: tensor2d(real.map((row) => [...row])) }),
    fake: () => tensor2d(fake.map((row) => [...row])),
    ...(count !== undefined && { update: { iteration: count, epoch: 1, count } }),
  });
}

/** The value of a penalty, and its slope by D's kernel: what it adds to that of another loss. */
function measure(penalty: Objective, game: Game, real: Rows, fake: Rows, count?: number) {
  const { discriminator: critic } = objectivesOf(wasserstein);
  // Each in a round of its own, for what a round remembers is on one tape.
  const [alone, both] = [critic, sumOf(critic, penalty)].map((objective) => {
    const round = roundOf(game, real, fake, count);
    const read = tidy(() => {
      const { value, gradients } = slopeOf(game.discriminator.network, () => [
        objective.loss(round),
      ]);
      return [value.dataSync()[0]!, ...gradients["y/kernel"]!.dataSync()];
    });
    round.dispose();
    return read;
  });
  const [value, ...slopes] = both!.map((each, i) => each - alone![i]!);
  return { value: value!, slopes };
}

const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v / values.length, 0);
const slopesAt = (rows: Rows, a: readonly number[]) =>
  rows.map((row) => row.map((x, j) => a[j]! * x));
const squares = (rows: Rows, a: readonly number[]) =>
  slopesAt(rows, a).map((row) => Math.hypot(...row) ** 2);
const norms = (rows: Rows, a: readonly number[]) =>
  slopesAt(rows, a).map((row) => Math.hypot(...row));

function between(name: string): Rows {
  const share = stream(name).fillUniform(new Float32Array(REAL.length));
  return REAL.map((row, i) => row.map((x, j) => share[i]! * x + (1 - share[i]!) * FAKE[i]![j]!));
}

function around(): Rows {
  const normal = stream("DRAGAN").fillNormal(new Float32Array(2 * REAL.length));
  const all = REAL.flat();
  const deviation = Math.sqrt(mean(all.map((x) => (x - mean(all)) ** 2))) / 2;
  return REAL.map((row, i) => row.map((x, j) => x + deviation * normal[2 * i + j]!));
}

const toOne = (rows: Rows, a: readonly number[]) => mean(norms(rows, a).map((n) => (n - 1) ** 2));
const above = (rows: Rows, a: readonly number[]) =>
  mean(norms(rows, a).map((n) => Math.max(0, n - 1) ** 2));
const flat = (rows: Rows, a: readonly number[]) => mean(squares(rows, a)) / 2;

/** Each penalty at weight 1, by its published formula, in float64. */
const published: Readonly<Record<string, (a: readonly number[]) => number>> = {
  r1: (a) => flat(REAL, a),
  r2: (a) => flat(FAKE, a),
  "r1-r2": (a) => flat(REAL, a) + flat(FAKE, a),
  "gradient-penalty": (a) => toOne(between("gradient penalty"), a),
  "one-sided-gradient-penalty": (a) => above(between("one-sided gradient penalty"), a),
  dragan: (a) => toOne(around(), a),
};

const made = Object.entries(penalties).flatMap(([name, choice]) =>
  "create" in choice ? [[name, choice.create] as const] : [],
);

describe.each(made)("the penalty %s", (name, create) => {
  it("is its published formula, example by example, and so is its slope by D's weights", () =>
    expectBalanced(() => {
      using game = createKnownGame(WEIGHTS, quadratic);
      const { value, slopes } = measure(create({ weight: 3 }), game, REAL, FAKE);
      expect(value).toBeCloseTo(3 * published[name]!(WEIGHTS), 5);
      for (const [j, slope] of slopes.entries()) {
        const moved = (by: number) =>
          published[name]!(WEIGHTS.map((a, i) => (i === j ? a + by : a)));
        expect(slope).toBeCloseTo((3 * (moved(1e-5) - moved(-1e-5))) / 2e-5, 3);
      }
    }));

  it("is by x alone where D is told a condition", () => {
    using game = createKnownGame(WEIGHTS, quadratic, 2);
    const { value } = measure(create({ weight: 1 }), game, REAL, FAKE);
    expect(value).toBeCloseTo(published[name]!(WEIGHTS), 5);
  });

  it("can come at each third update, three times as heavy, and is in records", () =>
    expectBalanced(() => {
      using game = createKnownGame(WEIGHTS, quadratic);
      const lazy = create({ every: 3 });
      const values = [1, 2, 3, 4].map((count) => measure(lazy, game, REAL, FAKE, count).value);
      const whole = 30 * published[name]!(WEIGHTS);
      const close = expect.closeTo(whole, 3);
      expect(values).toEqual([close, 0, 0, close]);
      expect(measure(lazy, game, REAL, FAKE).value).toBeCloseTo(whole / 3, 4);
      const [round, without] = [4, 3].map((count) => roundOf(game, REAL, FAKE, count));
      const recorded = tidy(() => lazy.measures!(round!).penalty!.dataSync()[0]);
      expect(recorded).toBeCloseTo(whole, 3);
      expect(lazy.measures!(without!)).toEqual({});
      round!.dispose();
      without!.dispose();
    }));
});

it("has a formula to be held against for each", () => {
  expect(made.map(([name]) => name)).toEqual(Object.keys(published));
});

/** Where a critic D(x) = a x comes to rest between examples at 2 and samples at 0. */
function restingSlope(penalty: Objective, { distance = 2, from = 0.3 } = {}): number {
  using game = createKnownGame([from], linear);
  const { network, rule } = game.discriminator;
  const objective = sumOf(objectivesOf(wasserstein).discriminator, penalty);
  const [real, fake] = [
    [[distance], [distance]],
    [[0], [0]],
  ];
  for (let count = 1; count <= 60; count++) {
    const update = { iteration: count, epoch: 1, count };
    const round = roundOf(game, real, fake, count);
    tidy(() => {
      const { gradients } = slopeOf(network, () => [objective.loss(round)]);
      rule.apply(network.parameters, gradients, update);
    });
    round.dispose();
  }
  return network.parameters[0]!.variable.dataSync()[0]!;
}

it("brings a critic to rest at the slope that the formula says: 1 and d / 2λ, or d / λ", () => {
  for (const penalty of [gradientPenalty, oneSidedGradientPenalty, dragan]) {
    expect(restingSlope(penalty({ weight: 5 }))).toBeCloseTo(1 + 2 / (2 * 5), 4);
  }
  for (const penalty of [r1, r2]) {
    expect(restingSlope(penalty({ weight: 5 }))).toBeCloseTo(2 / 5, 4);
  }
  expect(restingSlope(r1AndR2({ weight: 5 }))).toBeCloseTo(2 / (2 * 5), 4);
});

it("draws a slope below 1 up where it has two sides, and leaves it alone where it has one", () => {
  const apart = { distance: 0, from: 0.3 };
  expect(restingSlope(gradientPenalty(), apart)).toBeCloseTo(1, 4);
  expect(restingSlope(oneSidedGradientPenalty(), apart)).toBeCloseTo(0.3, 6);
});

it("refuses weights and counts that are none", () => {
  expect(() => r1({ weight: 0 })).toThrow(/`weight` is 0, expected a number above 0/);
  expect(() => r1({ every: 1.5 })).toThrow(/`every` is 1.5/);
  expect(() => r1({ gamma: 1 } as never)).toThrow(/gamma/);
});
