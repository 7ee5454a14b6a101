import "@gan/backend-onnx";
import { type Objective, type Round, scalarAt } from "@gan/core";
import {
  memory,
  mul,
  type Scalar,
  scalar,
  setBackend,
  type Tensor,
  tensor,
  tidy,
} from "@tensorflow/tfjs-core";
import { beforeAll, expect, it } from "vitest";
import { hashOf, openTraining, trainBits } from "./replay/train-bits.ts";

beforeAll(async () => {
  await setBackend("onnx");
});

const ring = { batchSize: 10 };

it("replays the ring with the same bits and records, through a stop and a short last minibatch", async () => {
  const iterations = 40;
  const plain = await trainBits("ring", ring, { iterations, isReplayed: false });
  const tensors = memory().numTensors;
  const replayed = await trainBits("ring", ring, { iterations, isReplayed: true });
  expect(memory().numTensors).toBe(tensors);
  expect(plain.replays).toBe(0);
  // The first makes variables; of those with a record and of those without, two are learned from.
  expect(replayed).toMatchObject({ ...plain, replays: 35, refusals: { "it makes variables": 1 } });
  const resumed = await trainBits("ring", ring, { iterations, isReplayed: true, stopAt: 20 });
  expect(resumed.hash).toBe(plain.hash);
  expect(resumed.replays).toBeGreaterThan(25);
});

it("replays two schedules of maxout nets with dropout, mean weights and a short last minibatch", async () => {
  for (const schedule of ["simultaneous", "alternating"] as const) {
    const settings = { schedule, width: 0.02, batchSize: 5, averageDecay: 0.9 };
    const plain = await trainBits("mnist", settings, { iterations: 26, isReplayed: false });
    const replayed = await trainBits("mnist", settings, { iterations: 26, isReplayed: true });
    expect(replayed).toMatchObject({ hash: plain.hash, records: plain.records });
    expect(replayed.replays).toBeGreaterThan(16);
  }
});

it("replays minibatches that are taken in parts, with their classes", async () => {
  for (const schedule of ["simultaneous", "alternating"] as const) {
    const settings = { schedule, width: 0.02, batchSize: 5, microbatches: 2 };
    const options = { iterations: 26, isReplayed: true };
    const plain = await trainBits("mnist-conditional", settings, { ...options, isReplayed: false });
    const replayed = await trainBits("mnist-conditional", settings, options);
    expect(replayed).toMatchObject({ hash: plain.hash, records: plain.records });
    expect(replayed.replays).toBeGreaterThan(16);
  }
});

it("replays a penalty where it is due and where it is not", async () => {
  const settings = { ...ring, penalty: "r1", penaltyEvery: 3 } as const;
  const plain = await trainBits("ring", settings, { iterations: 30, isReplayed: false });
  const replayed = await trainBits("ring", settings, { iterations: 30, isReplayed: true });
  expect(replayed).toMatchObject({ hash: plain.hash, records: plain.records });
  expect(replayed.replays).toBeGreaterThan(15);
});

/** Factors of D's loss that an objective of a user's own might have. */
const factors: Readonly<
  Record<string, [refusal: string | undefined, of: (round: Round) => Tensor]>
> = {
  "a rate of the update": [
    undefined,
    ({ update }) => scalarAt(update!, ({ count }) => 1 / (1 + count)),
  ],
  "random numbers": [
    undefined,
    ({ stream }) => tensor(stream("own").fillUniform(new Float32Array(1)), []),
  ],
  "numbers made of random ones": [
    undefined,
    ({ stream }) =>
      tensor(
        stream("own").fill(new Float32Array(1), (out, from) => out.set([2 * from.next()])),
        [],
      ),
  ],
  "the update itself": [
    "it reads the update in a way of its own",
    ({ update }) => scalar(1 + (update!.iteration % 5)),
  ],
  "a single random number": [
    "it draws single random numbers",
    ({ stream }) => scalar(stream("own").next()),
  ],
  "a changed random number": [
    "it changes random numbers before they become a tensor",
    ({ stream }) => {
      const drawn = stream("own").fillUniform(new Float32Array(1));
      drawn[0]! += 1;
      return tensor(drawn, []);
    },
  ],
  "a computed random number": [
    "it draws random numbers that become no tensor as they are",
    ({ stream }) => scalar(1 + stream("own").fillUniform(new Float32Array(1))[0]!),
  ],
};

it.each(Object.entries(factors))(
  "is right about an objective with %s",
  async (_, [refusal, of]) => {
    const objective = (own: Objective): Objective => ({
      ...own,
      loss: (round) => tidy(() => mul<Scalar>(own.loss(round), of(round))),
    });
    const options = { iterations: 12, objective };
    const small = { ...ring, width: 0.02 };
    const plain = await trainBits("ring", small, { ...options, isReplayed: false });
    const replayed = await trainBits("ring", small, { ...options, isReplayed: true });
    expect(replayed).toMatchObject({ hash: plain.hash, records: plain.records });
    if (refusal === undefined) expect(replayed.replays).toBeGreaterThan(4);
    else expect(replayed).toMatchObject({ replays: 0, refusals: { [refusal]: 11 } });
  },
);

it("trains two games by turns as each by itself", async () => {
  const changes = [ring, { ...ring, seed: 7, rule: "rmsprop" }] as const;
  const alone: string[] = [];
  for (const each of changes) {
    alone.push((await trainBits("ring", each, { iterations: 24, isReplayed: false })).hash);
  }
  const [a, b] = await Promise.all(changes.map((each) => openTraining("ring", each)));
  const turns = [a!.recordsTo(24), b!.recordsTo(24)];
  for (let i = 0; i < 7; i++) for (const turn of turns) await turn.next();
  expect([await hashOf(a!.game), await hashOf(b!.game)]).toEqual(alone);
  a!.game.dispose();
  b!.game.dispose();
});
