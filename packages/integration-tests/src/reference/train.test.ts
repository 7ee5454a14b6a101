import { describe, expect, it } from "vitest";
import type { GeneratorLoss } from "./losses.ts";
import { matrix } from "./matrix.ts";
import type { Layer } from "./network.ts";
import { paperLearningRate } from "./schedules.ts";
import { type DiscriminatorStep, trainAlternating, trainSimultaneous } from "./train.ts";

/** G(z) = gz and a(x) = dx + c, so that every formula can be written out below. */
interface Scalars {
  g: number;
  d: number;
  c: number;
}

const start: Scalars = { g: 0.7, d: -0.4, c: 0.1 };
const unit = (weight: number, bias: number): Layer => ({
  kernel: matrix(1, 1, [weight]),
  bias: Float64Array.of(bias),
  activation: "linear",
});
const players = {
  generator: [unit(start.g, 0)],
  discriminator: [unit(start.d, start.c)],
};
const one = (value: number) => matrix(1, 1, [value]);
type Turn = readonly [x: number, z: number, realMask: number, fakeMask: number];
const step = (...[x, z, realMask, fakeMask]: Turn): DiscriminatorStep => ({
  real: one(x),
  noise: one(z),
  realMasks: [one(realMask)],
  fakeMasks: [one(fakeMask)],
});

const sigma = (a: number) => 1 / (1 + Math.exp(-a));
const momentum = (iteration: number) => 0.5 + 0.1 * iteration;
const settings = {
  discriminatorFactor: 0.5,
  learningRate: paperLearningRate(0.3),
  momentum,
};
const slopeOfG = {
  minimax: (a: number) => -sigma(a),
  "non-saturating": (a: number) => sigma(a) - 1,
};
const lossOfG = {
  minimax: (a: number) => Math.log(1 - sigma(a)),
  "non-saturating": (a: number) => -Math.log(sigma(a)),
};

/** G's bias is moved too; the formulas keep it apart as `h`, from 0. */
function mover(kind: GeneratorLoss) {
  const now = { ...start, h: 0 };
  const velocity = { g: 0, d: 0, c: 0, h: 0 };
  const move = (name: keyof typeof now, iteration: number, slope: number) => {
    const eta = 0.3 / 1.000004 ** (iteration - 1);
    velocity[name] = momentum(iteration) * velocity[name] - eta * slope;
    now[name] += velocity[name];
  };
  const fake = (z: number) => now.g * z + now.h;
  const ofD = (x: number, z: number, r: number, f: number) => {
    const [onReal, onFake] = [now.d * x * r + now.c, now.d * fake(z) * f + now.c];
    return {
      loss: 0.5 * (-Math.log(sigma(onReal)) - Math.log(1 - sigma(onFake))),
      d: 0.5 * ((sigma(onReal) - 1) * x * r + sigma(onFake) * fake(z) * f),
      c: 0.5 * (sigma(onReal) - 1 + sigma(onFake)),
    };
  };
  const ofG = (z: number, f: number) => {
    const a = now.d * fake(z) * f + now.c;
    const slope = slopeOfG[kind](a) * now.d * f;
    return { loss: lossOfG[kind](a), g: slope * z, h: slope };
  };
  return { now, move, ofD, ofG };
}

function expectEqual(
  trained: ReturnType<typeof trainSimultaneous>,
  now: Scalars & { h: number },
): void {
  const [G, D] = [trained.generator[0]!, trained.discriminator[0]!];
  expect(G.kernel.values[0]).toBeCloseTo(now.g, 13);
  expect(G.bias[0]).toBeCloseTo(now.h, 13);
  expect(D.kernel.values[0]).toBeCloseTo(now.d, 13);
  expect(D.bias[0]).toBeCloseTo(now.c, 13);
}

describe.each<GeneratorLoss>(["minimax", "non-saturating"])("with one unit each, %s", (kind) => {
  it("moves both at once from the same samples, masks and old values", () => {
    const turns: readonly Turn[] = [
      [1, 0.5, 1.25, 1.25],
      [-0.3, 2, 1.25, 0],
      [0.8, -1, 0, 1.25],
    ];
    const { now, move, ofD, ofG } = mover(kind);
    const losses = turns.map(([x, z, r, f], i) => {
      const [D, G] = [ofD(x, z, r, f), ofG(z, f)];
      move("d", i + 1, D.d);
      move("c", i + 1, D.c);
      move("g", i + 1, G.g);
      move("h", i + 1, G.h);
      return { discriminator: expect.closeTo(D.loss, 13), generator: expect.closeTo(G.loss, 13) };
    });
    const steps = turns.map((turn) => step(...turn));
    const trained = trainSimultaneous(players, steps, { ...settings, generatorLoss: kind });
    expect(trained.losses).toEqual(losses);
    expectEqual(trained, now);
  });

  it("moves D twice, then G on fresh samples through the moved D", () => {
    const turns: readonly { steps: readonly Turn[]; z: number; f: number }[] = [
      {
        steps: [
          [1, 0.5, 1.25, 1.25],
          [0.2, -0.5, 1.25, 0],
        ],
        z: 0.9,
        f: 1.25,
      },
      {
        steps: [
          [-1, 1.5, 0, 1.25],
          [0.6, 0.1, 1.25, 1.25],
        ],
        z: -0.4,
        f: 1.25,
      },
    ];
    const { now, move, ofD, ofG } = mover(kind);
    const losses = turns.map(({ steps, z, f }, i) => {
      let lossOfD = 0;
      for (const [x, noise, r, mask] of steps) {
        const D = ofD(x, noise, r, mask);
        move("d", i + 1, D.d);
        move("c", i + 1, D.c);
        lossOfD = D.loss;
      }
      const G = ofG(z, f);
      move("g", i + 1, G.g);
      move("h", i + 1, G.h);
      return { discriminator: expect.closeTo(lossOfD, 13), generator: expect.closeTo(G.loss, 13) };
    });
    const iterations = turns.map(({ steps, z, f }) => ({
      discriminatorSteps: steps.map((each) => step(...each)),
      generatorNoise: one(z),
      generatorMasks: [one(f)],
    }));
    const trained = trainAlternating(players, iterations, { ...settings, generatorLoss: kind });
    expect(trained.losses).toEqual(losses);
    expectEqual(trained, now);
  });
});

it("leaves the weights it was given as they were", () => {
  trainSimultaneous(players, [step(1, 1, 1, 1)], { ...settings, generatorLoss: "minimax" });
  expect(players.generator[0]!.kernel.values[0]).toBe(start.g);
  expect(players.discriminator[0]!.bias[0]).toBe(start.c);
});
