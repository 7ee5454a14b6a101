import {
  createRng,
  type Dataset,
  DivergedError,
  type Sampler,
  type TrainingRecord,
} from "@gan/spec";
import { expectBalanced, tinyNetwork, useCpu } from "@gan/test-utils";
import { describe, expect, it } from "vitest";
import {
  type AdversarialLoss,
  adam,
  algorithm1,
  classicalMomentum,
  createGame,
  createHealthMonitor,
  type Diagnosis,
  diagnose,
  type Game,
  gaussianPrior,
  type Look,
  minimax,
  nonSaturating,
  sgd,
} from "./index.ts";

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

const ring: Dataset = {
  ...{ name: "ring", size: count, exampleShape: [2], range: [-3, 3] },
  read(indices, out) {
    for (let i = 0; i < indices.length; i++) {
      out.set(values.subarray(2 * indices[i]!, 2 * indices[i]! + 2), 2 * i);
    }
  },
};

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
  const monitor = createHealthMonitor({ data: ring, modes });
  const recordEvery = Math.floor(options.iterations / 24);
  try {
    for await (const record of algorithm1(game, batches, { ...options, recordEvery })) {
      monitor.add(record);
      if (record.iteration >= options.iterations - recordEvery) await monitor.look(game);
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
    expect(diagnosis.text).toMatch(/D's loss reached \d+ nats, where guessing costs 1.39/);
    expect(diagnosis.advice).toMatch(/Lower the learning rate/);
  });
});

/** Adds to a bias of a player. */
function shift({ network }: Game["generator"], by: number, name = "y/bias"): void {
  const { variable } = network.parameters.find((parameter) => parameter.name === name)!;
  const moved = variable.dataSync().map((value) => value + by);
  (variable.dataSync() as Float32Array).set(moved);
}

const record = (changes: TrainingRecord["values"] = {}, iteration = 1): TrainingRecord => {
  const losses = { discriminatorLoss: 1.35, generatorLoss: 0.7 };
  const values = { ...losses, realProbability: 0.52, fakeProbability: 0.48, ...changes };
  return { iteration, epoch: 1, values };
};
const records = (changes: (i: number) => TrainingRecord["values"] = () => ({})) =>
  Array.from({ length: 20 }, (_, i) => record(changes(i), i + 1));
const look = (changes: Partial<Look> = {}): Look => ({
  ...{ iteration: 20, diversity: 0.98, movement: 0.1, rightShare: 0.54 },
  ...changes,
});
const covering = (found: number, nearShare: number) => ({
  modes: { total: 8, found, nearShare, shares: [] },
});

describe("a diagnosis of plain numbers", () => {
  it("is healthy, with its figures", () => {
    const diagnosis = diagnose(records(), [look(covering(8, 0.94))]);
    expect(diagnosis).toEqual({
      condition: "healthy",
      text: "The game is healthy: D(x) is 0.52 and D(G(z)) 0.48 on average over 20 records, D is right about 54 % of real and generated examples, samples are 98 % as far apart as the data, 8 of 8 modes are found, 94 % of the samples lie near one.",
      advice: "Nothing needs to change.",
      failures: [],
    });
  });

  it("needs no looks, and uses the last records only", () => {
    const lost = records(() => ({ realProbability: 0.99, fakeProbability: 0.01 }));
    expect(diagnose(records()).condition).toBe("healthy");
    expect(diagnose([...lost, ...records()]).condition).toBe("healthy");
    expect(diagnose([...records(), ...lost]).condition).toBe("discriminator wins");
  });

  it.each<[string, readonly TrainingRecord[], readonly Look[]]>([
    ["too early", records().slice(1), []],
    ["unfinished", records(), [look(covering(7, 0.94))]],
    ["unfinished", records(), [look(covering(8, 0.8))]],
    ["collapse", records(), [look({ diversity: 0.1 }), look({ diversity: 0.12 })]],
    ["healthy", records(), [look({ diversity: 0.1 }), look()]],
    ["collapse", records(), [look(covering(4, 0.9))]],
    ["generator dead", records(), [look({ diversity: 0 })]],
    [
      "generator dead",
      records(() => ({ fakeProbability: 0.1 })),
      [look({ iteration: 10 }), look({ movement: 0 })],
    ],
    ["healthy", records(), [look({ iteration: 10 }), look({ movement: 0 })]],
    ["saturation", records(() => ({ fakeProbability: 0.001, generatorLoss: -0.001 })), []],
    ["unfinished", records(() => ({ fakeProbability: 0.001, generatorLoss: 6.9 })), []],
    ["oscillation", records((i) => ({ fakeProbability: i % 6 < 3 ? 0.2 : 0.8 })), []],
    ["healthy", records((i) => ({ fakeProbability: i < 10 ? 0.2 : 0.8 })), []],
    ["divergence", [record({ discriminatorLoss: 40 })], []],
    ["divergence", [record({ generatorLoss: Number.NaN })], []],
    ["divergence", records(), [look({ diversity: Number.NaN })]],
  ])("says %s", (condition, history, looks) => {
    const diagnosis = diagnose(history, looks);
    expect(diagnosis.condition).toBe(condition);
    expect(diagnosis.text).toMatch(/^[A-Z].*\.$/);
    expect(diagnosis.advice).toMatch(/^[A-Z].*\.$/);
  });

  it("lists every failure, the gravest first", () => {
    const lost = records(() => ({ realProbability: 0.999, fakeProbability: 0.001 }));
    const narrow = [look({ diversity: 0.2 })];
    const { condition, failures } = diagnose(lost, narrow);
    expect(condition).toBe("discriminator wins");
    expect(failures.map((failure) => failure.condition)).toEqual([
      "discriminator wins",
      "collapse",
    ]);
  });
});

it("refuses data without two examples, and a window of none", () => {
  expect(() => createHealthMonitor({ data: { ...ring, size: 1 } })).toThrow(/`data`.*at least 2/);
  expect(() => createHealthMonitor({ data: ring, window: 0 })).toThrow(/`window` is 0/);
});
