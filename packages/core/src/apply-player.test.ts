import { createRng, datasetFromFloats, readRows } from "@gan/spec";
import { expectBalanced, tinyNetwork, useCpu } from "@gan/test-utils";
import {
  cast,
  clipByValue,
  mul,
  reshape,
  type Scalar,
  slice,
  sum,
  type Tensor2D,
  tensor1d,
  tensor2d,
  tidy,
} from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import {
  applyPlayer,
  type Condition,
  createGame,
  decodeCheckpoint,
  discriminate,
  encodeCheckpoint,
  encodeNetwork,
  evaluatePlayer,
  type GameOptions,
  interpolate,
  judge,
  meanWeights,
  type Objective,
  restoreNetwork,
  sample,
  sgd,
  uniformPrior,
} from "./index.ts";

useCpu();
const rng = createRng(3);
const rule = () => sgd({ learningRate: 1 });
const EVALUATE = { mode: "evaluate", stream: rng.stream("none") } as const;

/** c is the class, as it is. */
const byLabel: Condition = {
  name: "label",
  size: 1,
  of: ({ labels, x }) => tidy(() => reshape(cast(labels!, "float32"), [x.shape[0], 1]) as Tensor2D),
  draw: (count) => Float32Array.from({ length: count }, (_, i) => i % 2),
  labels: (given) => Uint8Array.from(given),
};

function play({ outputs = 1, told = 0, ...more }: Partial<GameOptions> & Record<string, unknown>) {
  const [O, T] = [outputs as number, told as number];
  const network = (inputSize: number, outputSize: number, name: string) =>
    tinyNetwork({ inputSize, outputSize, rng: rng.fork(name), keep: 0.5 });
  return createGame({
    generator: { network: network(2 + T, 3, "G"), rule: rule() },
    discriminator: {
      ...{ network: network(3 + T, O, "D"), rule: rule() },
      after: [meanWeights({ decay: 0.9 })],
      ...(more.objective ? { objective: more.objective as Objective } : {}),
    },
    ...{ prior: uniformPrior(2), rng },
    ...(T > 0 && { condition: byLabel }),
  });
}

const rows = rng.stream("x").fillUniform(new Float32Array(7 * 3), -1, 1);
const labels = Uint8Array.from([0, 1, 1, 0, 1, 0, 0]);
const examples = datasetFromFloats({ name: "x", exampleShape: [3], values: rows, labels });

it("applies a player with its mean weights, without dropout, and gives it its own back", () =>
  expectBalanced(async () => {
    using game = play({});
    const { discriminator: D } = game;
    const before = D.network.parameters.map(({ variable }) => variable.dataSync().slice());
    const bias = D.network.parameters.find(({ name }) => name === "y/bias")!.variable;
    const after = [0, 1].map((i) => {
      // Twice an update: d is 0, then ¼ (t = 2), so the mean is ¼ of the first and ¾ of the second.
      tidy(() => {
        bias.assign(tensor1d([i === 0 ? 4 : 8]));
        D.after[0]!.apply(D.network.parameters, { iteration: i + 1, epoch: 1, count: i + 1 });
      });
      return bias.dataSync()[0];
    });
    expect(after).toEqual([4, 8]);
    const raw = tidy(() => D.network.apply(tensor2d(rows, [7, 3]), EVALUATE).dataSync());
    const own = tidy(() => applyPlayer(D, tensor2d(rows, [7, 3])).dataSync());
    for (let i = 0; i < 7; i++) expect(own[i]).toBeCloseTo(raw[i]! - 1, 5);
    expect([...(await evaluatePlayer(D, rows))]).toEqual([...own]);
    expect([...(await judge(game)(examples))]).toEqual([...own]);
    const shares = tidy(() => discriminate(game, tensor2d(rows, [7, 3])).dataSync());
    for (let i = 0; i < 7; i++) expect(shares[i]).toBeCloseTo(1 / (1 + Math.exp(-own[i]!)), 5);
    expect(bias.dataSync()[0]).toBe(8);
    for (const [i, { name, variable }] of D.network.parameters.entries()) {
      if (name !== "y/bias") expect(variable.dataSync()).toEqual(before[i]);
    }
  }));

it("reads many rows in blocks as it does at once", () =>
  expectBalanced(async () => {
    using game = play({});
    const many = rng.stream("many").fillUniform(new Float32Array(2003 * 3), -1, 1);
    const blocks = await evaluatePlayer(game.discriminator, many);
    const whole = tidy(() => applyPlayer(game.discriminator, tensor2d(many, [2003, 3])).dataSync());
    expect(blocks).toHaveLength(2003);
    for (const i of [0, 999, 1000, 2002]) expect(blocks[i]).toBeCloseTo(whole[i]!, 6);
  }));

it("judges each example under the condition that its label makes", () =>
  expectBalanced(async () => {
    using game = play({ told: 1 });
    const told = Array.from(labels, (label, i) => [...rows.subarray(3 * i, 3 * i + 3), label]);
    const expected = tidy(() => applyPlayer(game.discriminator, tensor2d(told)).dataSync());
    expect([...(await judge(game)(examples))]).toEqual([...expected]);
    const wide = datasetFromFloats({ name: "w", exampleShape: [4], values: new Float32Array(4) });
    await expect(judge(game)(wide)).rejects.toThrow(
      /`examples` has shape \[1, 4\], expected \[any, 3\]/,
    );
  }));

it("judges by what the objective of a D of several outputs says, and stays finite", () =>
  expectBalanced(async () => {
    const objective: Objective = {
      name: "sure",
      loss: ({ realLogits }) => sum<Scalar>(realLogits),
      // A hundred times the first output, and 1 or 0 where that is beyond them.
      probability: (output) =>
        tidy(() => clipByValue(mul<Tensor2D>(slice(output, [0, 0], [-1, 1]), 100), 0, 1)),
    };
    using game = play({ outputs: 4, objective });
    const output = tidy(() => applyPlayer(game.discriminator, tensor2d(rows, [7, 3])).arraySync());
    const logits = await judge(game)(examples);
    for (const [i, [first]] of output.entries()) {
      const p = Math.min(1 - 1e-7, Math.max(1e-7, 100 * first!));
      expect(Math.abs(logits[i]!)).toBeLessThan(17);
      expect(logits[i]! / Math.log(p / (1 - p))).toBeCloseTo(1, 1);
    }
    const { probability: _, ...bare } = objective;
    using mute = play({ outputs: 4, objective: bare });
    await expect(judge(mute)(examples)).rejects.toThrow(/Give its objective a `probability`/);
  }));

it("keeps one condition along each line, and labels what it decodes", () =>
  expectBalanced(async () => {
    using game = play({ told: 1 });
    const lines = await interpolate(game, { rows: 3, columns: 4 });
    expect([...lines.labels!]).toEqual([0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0]);
    const given = new Float32Array(12).fill(1);
    const asked = await interpolate(game, { rows: 3, columns: 4, given });
    expect([...asked.labels!]).toEqual(new Array(12).fill(1));
    const [first, same] = [lines, asked].map((data) => [...readRows(data, 4, 8)]);
    expect(same).toEqual(first);
    expect([...(await sample(game, 5)).labels!]).toEqual([0, 1, 0, 1, 0]);
  }));

it("gives a network back what was saved of a role, or leaves it alone", () =>
  expectBalanced(async () => {
    using game = play({});
    const saved = decodeCheckpoint(await encodeNetwork(game, "generator", { iteration: "0" }));
    const make = (outputSize: number) =>
      tinyNetwork({ inputSize: 2, outputSize, rng: createRng(99) });
    const bits = ({ parameters }: ReturnType<typeof make>) =>
      parameters.map(({ variable }) => variable.dataSync().join());
    using network = make(3);
    expect(bits(network)).not.toEqual(bits(game.generator.network));
    restoreNetwork(network, "generator", saved);
    expect(bits(network)).toEqual(bits(game.generator.network));
    using other = make(4);
    const before = bits(other);
    for (const role of ["generator", "encoder"]) {
      expect(() => restoreNetwork(other, role, saved)).toThrow(/does not fit/);
    }
    expect(bits(other)).toEqual(before);
    const whole = decodeCheckpoint(await encodeCheckpoint(game));
    restoreNetwork(network, "generator", whole);
    expect(bits(network)).toEqual(bits(game.generator.network));
  }));
