import {
  type AdversarialLoss,
  adam,
  algorithm1,
  classicalMomentum,
  createGame,
  type Game,
  gaussianPrior,
  minimax,
  nonSaturating,
  sgd,
  viewOf,
} from "@gan/core";
import { createHealthMonitor, type Diagnosis } from "@gan/metrics";
import { createRng, DivergedError, datasetFromFloats, type Sampler } from "@gan/spec";
import { expectBalanced, tinyNetwork, useCpu } from "@gan/test-utils";
import { describe, expect, it } from "vitest";

useCpu();

const deviation = 0.1;
const centers = Array.from({ length: 8 }, (_, i) => [
  2 * Math.cos((i * Math.PI) / 4),
  2 * Math.sin((i * Math.PI) / 4),
]);
const modes = { centers, deviation };
const count = 2000;
const values = createRng(1)
  .stream("ring")
  .fillNormal(new Float32Array(2 * count), 0, deviation);
for (let i = 0; i < values.length; i++) values[i]! += centers[(i >> 1) % 8]![i % 2]!;

const ring = datasetFromFloats({ name: "ring", exampleShape: [2], values, range: [-3, 3] });

const batches: Sampler = {
  exampleSize: 2,
  batchSize: 32,
  iterationsPerEpoch: count / 32,
  epochOf: () => 1,
  batch(iteration, step) {
    const stream = createRng(2).stream("batch", iteration, step);
    const out = new Float32Array(64);
    ring.read(
      Array.from({ length: 32 }, () => stream.integer(count)),
      out,
    );
    return { size: 32, values: out };
  },
};

interface Play {
  readonly loss?: AdversarialLoss;
  readonly G: Game["generator"]["rule"];
  readonly D: Game["generator"]["rule"];
  readonly generatorSteps?: number;
  readonly iterations: number;
  readonly change?: (game: Game) => void;
}

/** Plays on the ring with small networks, looking twice, until the end or until numbers run away. */
async function play({ loss = nonSaturating, G, D, change, ...options }: Play): Promise<Diagnosis> {
  const rng = createRng(3);
  const network = (inputSize: number, outputSize: number, name: string) =>
    tinyNetwork({ inputSize, outputSize, hiddenSize: 32, range: 1, rng: rng.fork(name) });
  using game = createGame({
    generator: { network: network(4, 2, "G"), rule: G },
    discriminator: { network: network(2, 1, "D"), rule: D },
    ...{ prior: gaussianPrior(4), rng, loss },
  });
  change?.(game);
  const monitor = createHealthMonitor({
    ...{ data: ring, modes },
    ...{ saturates: loss === minimax, instead: "non-saturating" },
  });
  const recordEvery = Math.floor(options.iterations / 24);
  try {
    for await (const record of algorithm1(game, batches, { ...options, recordEvery })) {
      monitor.add(record);
      if (record.iteration >= options.iterations - recordEvery) await monitor.look(viewOf(game));
    }
  } catch (error) {
    if (!(error instanceof DivergedError)) throw error;
  }
  return monitor.diagnose();
}

describe("a real game on the ring", () => {
  it("collapses when G is trained far more than D", () =>
    expectBalanced(async () => {
      const diagnosis = await play({
        ...{ G: adam({ learningRate: 0.01 }), D: adam({ learningRate: 0.01 }) },
        ...{ generatorSteps: 15, iterations: 72 },
      });
      expect(diagnosis.condition).toBe("collapse");
      expect(diagnosis.text).toMatch(
        /the Helvetica scenario.*Samples are \d+ % as far apart as the data and [0-4] of 8 modes/,
      );
      expect(diagnosis.advice).toMatch(/Train G less for each update of D/);
    }));

  it("is won by D when G hardly learns", async () => {
    const diagnosis = await play({
      ...{ G: sgd({ learningRate: 1e-4 }), D: adam({ learningRate: 0.02 }), iterations: 480 },
      change: ({ generator }) => shift(generator, 6),
    });
    expect(diagnosis.condition).toBe("discriminator wins");
    expect(diagnosis.text).toMatch(/over 20 records D\(x\) is (1|0\.9\d*) and D\(G\(z\)\) 0\.0\d*/);
    expect(diagnosis.advice).toMatch(/Strengthen G/);
  });

  it("saturates under minimax when D rejects every sample", async () => {
    const diagnosis = await play({
      ...{ G: sgd({ learningRate: 1e-4 }), D: adam({ learningRate: 0.05 }), iterations: 480 },
      loss: minimax,
      change: ({ generator }) => shift(generator, 6),
    });
    expect(diagnosis.condition).toBe("saturation");
    expect(diagnosis.failures.map(({ condition }) => condition)).toContain("discriminator wins");
    expect(diagnosis.advice).toMatch(/non-saturating/);
  });

  it("has a dead G after a step that turns all its hidden units off", async () => {
    const diagnosis = await play({
      ...{ G: adam({ learningRate: 0.01 }), D: adam({ learningRate: 0.01 }), iterations: 48 },
      change: ({ generator }) => shift(generator, -1000, "h0/bias"),
    });
    expect(diagnosis.condition).toBe("generator dead");
    expect(diagnosis.text).toMatch(/every z gives the same sample/);
  });

  it("has a dead G when its samples stay where they are", async () => {
    const diagnosis = await play({
      ...{ G: sgd({ learningRate: 0 }), D: adam({ learningRate: 0.02 }), iterations: 480 },
      change: ({ generator }) => shift(generator, 6),
    });
    expect(diagnosis.condition).toBe("generator dead");
    expect(diagnosis.text).toMatch(/have not moved since iteration 460/);
  });

  it("oscillates when both players take long steps", async () => {
    const hasty = () => adam({ learningRate: 0.05 });
    const diagnosis = await play({ G: hasty(), D: hasty(), iterations: 72 });
    expect(diagnosis.condition).toBe("oscillation");
    expect(diagnosis.text).toMatch(
      /D\(G\(z\)\) swung \d times between below 0\.35 and above 0\.65/,
    );
    expect(diagnosis.advice).toMatch(/Lower the learning rate or the momentum/);
  });

  it("diverges when steps are far too long", async () => {
    const long = () => classicalMomentum({ learningRate: 0.5, momentum: 0.5 });
    const diagnosis = await play({ G: long(), D: long(), iterations: 48 });
    expect(diagnosis.condition).toBe("divergence");
    expect(diagnosis.text).toMatch(/D's loss reached \d+, where guessing costs 1.39/);
    expect(diagnosis.advice).toMatch(/Lower the learning rate/);
  });
});

/** Adds to a bias of a player. */
function shift({ network }: Game["generator"], by: number, name = "y/bias"): void {
  const { variable } = network.parameters.find((parameter) => parameter.name === name)!;
  const moved = variable.dataSync().map((value) => value + by);
  (variable.dataSync() as Float32Array).set(moved);
}
