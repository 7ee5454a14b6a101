import { evaluateNetwork } from "@gan/core";
import { exampleSize, readRows } from "@gan/spec";
import { expectBalanced, useCpu } from "@gan/test-utils";
import {
  add,
  mean,
  neg,
  type Scalar,
  softplus,
  tensor2d,
  tidy,
  variableGrads,
} from "@tensorflow/tfjs-core";
import { expect, it } from "vitest";
import { openGame } from "../open-game.ts";
import { playExperiment } from "../play-experiments.ts";
import { normsOf } from "./norms-of.ts";

useCpu();

const ROWS = 20;
const lengthOf = (values: readonly Float32Array[]) =>
  Math.hypot(...values.flatMap((each) => [...each]));

it("is as long as the weights are, and as the gradients of the losses as the paper writes them", () =>
  expectBalanced(async () => {
    const ring = playExperiment("ring", new Float32Array());
    const train = await ring.load("train", async () => new Uint8Array());
    const open = openGame(ring, { ...ring.settings, width: 0.1, batchSize: ROWS }, train);
    for await (const _ of open.stepper.play(() => false, 5));
    const { game } = open;
    const [G, D] = [game.generator.network, game.discriminator.network];
    const norms = await normsOf(game, train, ROWS);
    const real = readRows(train, 0, ROWS);
    const noiseFor = (role: string) =>
      game.prior.draw(ROWS, game.rng.stream(`playground/norms/${role}/noise`, game.iteration));
    const samplesFor = (role: string) =>
      evaluateNetwork(G, tensor2d(noiseFor(role), [ROWS, game.prior.noiseSize]));
    const lengths = tidy(() => {
      const variablesOf = ({ parameters }: typeof G) => parameters.map(({ variable }) => variable);
      const gradientOf = (network: typeof G, loss: () => Scalar) =>
        Object.values(variableGrads(loss, variablesOf(network)).grads);
      const ofD = gradientOf(D, () => {
        const a = evaluateNetwork(D, tensor2d(real, [ROWS, exampleSize(train)]));
        const b = evaluateNetwork(D, samplesFor("discriminator"));
        return add<Scalar>(mean(softplus(neg(a))), mean(softplus(b)));
      });
      const ofG = gradientOf(G, () => {
        return mean<Scalar>(softplus(neg(evaluateNetwork(D, samplesFor("generator")))));
      });
      return [variablesOf(D), variablesOf(G), ofD, ofG].map((tensors) =>
        lengthOf(tensors.map((each) => each.dataSync() as Float32Array)),
      );
    });
    open.dispose();
    expect([
      norms.discriminatorWeights,
      norms.generatorWeights,
      norms.discriminatorGradient,
      norms.generatorGradient,
    ]).toEqual(lengths.map((length) => expect.closeTo(length, 4)));
    expect(Math.min(...lengths)).toBeGreaterThan(0.01);
  }));
