import { createRng, type Sampler } from "@gan/spec";
import { expectBalanced, tinyNetwork, useCpu } from "@gan/test-utils";
import { tensor2d } from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import {
  algorithm1,
  createGame,
  decode,
  discriminate,
  encodeNetwork,
  generate,
  meanWeights,
  sgd,
  uniformPrior,
} from "./index.ts";
import { decodeSafetensors } from "./safetensors.ts";

useCpu();

const data: Sampler = {
  exampleSize: 3,
  batchSize: 4,
  iterationsPerEpoch: 3,
  epochOf: () => 1,
  batch: (iteration) => ({
    size: 4,
    values: createRng(7).stream("x", iteration).fillUniform(new Float32Array(12)),
  }),
};

it("writes what `sample` draws from, G's mean weights, and D's own", () =>
  expectBalanced(async () => {
    const rng = createRng(1);
    const rule = () => sgd({ learningRate: 0.5 });
    using game = createGame({
      generator: {
        network: tinyNetwork({ inputSize: 2, outputSize: 3, rng: rng.fork("G") }),
        rule: rule(),
        after: [meanWeights({ decay: 0.5 })],
      },
      discriminator: {
        network: tinyNetwork({ inputSize: 3, outputSize: 1, rng: rng.fork("D"), keep: 0.5 }),
        rule: rule(),
      },
      ...{ prior: uniformPrior(2), rng },
    });
    for await (const _ of algorithm1(game, data, { iterations: 5 }));

    const noise = game.prior.draw(4, rng.stream("z"));
    const z = tensor2d(noise, [4, 2]);
    const [fake, shown] = [generate(game, z), new Float32Array(12)];
    (await decode(game, noise)).read([0, 1, 2, 3], shown);
    expect(await fake.data()).toEqual(shown);
    const verdict = discriminate(game, fake);
    expect(verdict.shape).toEqual([4, 1]);
    for (const p of await verdict.data()) expect(p).toBeGreaterThan(0);

    const written = decodeSafetensors(await encodeNetwork(game, "generator", { seed: "1" }), "G");
    expect(written.metadata).toEqual({ seed: "1" });
    const means = game.generator.after[0]!.evaluationValues!();
    for (const { name, variable } of game.generator.network.parameters) {
      const { values } = written.tensors[`generator/${name}`]!;
      expect(values).toEqual(await means[name]!.data());
      expect(values).not.toEqual(await variable.data());
    }
    const own = decodeSafetensors(await encodeNetwork(game, "discriminator"), "D");
    const names = game.discriminator.network.parameters.map(({ name }) => `discriminator/${name}`);
    expect(Object.keys(own.tensors).sort()).toEqual(names.sort());
    for (const tensor of [z, fake, verdict]) tensor.dispose();
  }));
