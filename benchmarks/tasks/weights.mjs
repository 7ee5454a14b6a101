import { writeFileSync } from "node:fs";
import { decode } from "@gan/core";
import {
  createExperimentGame,
  createExperimentSampler,
  findExperiment,
  play,
} from "@gan/experiments";
import { exampleSize } from "@gan/spec";
import { mul, tidy } from "@tensorflow/tfjs-core";
import { maxoutOrders } from "../lib/maxout-orders.mjs";
import { notingRng } from "../lib/noting-rng.mjs";
import { randomExamples } from "../lib/random-examples.mjs";
import { encode } from "../lib/safetensors.mjs";

/** Minibatches in an epoch: few, so that the momentum moves on within twenty iterations. */
const BATCHES = 8;

/**
 * D's weights start this many times larger than the experiment has them. From its own start G moves by less than a float32
 * can tell apart in twenty iterations, and any gradient would look right.
 */
const STRONGER = { mnist: 10, "cifar10-conv": 4, ring: 1, "figure-1": 1 };

/**
 * Some iterations whose first weights, minibatches, noise and masks go to `inputs` and whose last weights go to `outputs`:
 * what the peer needs to do the same, and what it should arrive at.
 */
export async function weights({ experiment, settings, iterations, inputs, outputs }) {
  const given = {};
  const note = (name, values, size = 1) => {
    given[name] = { shape: [size, values.length / size], values };
  };
  const train = randomExamples(experiment, BATCHES * settings.batchSize);
  const game = createExperimentGame(findExperiment(experiment), settings, train);
  strengthen(game.discriminator.network, STRONGER[experiment]);
  const sampler = createExperimentSampler(settings, train);
  const noted = {
    ...game,
    rng: notingRng(game.rng, (name, values) => note(name, values, settings.batchSize)),
  };
  const notedSampler = {
    ...sampler,
    batch(iteration, step) {
      const batch = sampler.batch(iteration, step);
      note(`real/${iteration}/${step}`, batch.values.slice(), batch.size);
      return batch;
    },
  };
  return async () => {
    Object.assign(given, await weightsOf(game));
    const records = [];
    for await (const record of play(noted, notedSampler, settings, { iterations, recordEvery: 1 }))
      records.push(record);
    writeFileSync(inputs, encode(given));
    writeFileSync(outputs, encode(await weightsOf(game)));
    game.dispose();
    return { layouts: maxoutOrders(), batchesPerEpoch: BATCHES, records };
  };
}

/** Draws from G whose noise and weights go to `inputs`, and which go to `outputs` themselves. */
export async function draws({ experiment, settings, count, inputs, outputs }) {
  const train = randomExamples(experiment, settings.batchSize);
  const game = createExperimentGame(findExperiment(experiment), settings, train);
  return async () => {
    const noise = game.prior.draw(count, game.rng.stream("samples"));
    const noiseTensor = { shape: [count, settings.noiseSize], values: noise };
    writeFileSync(inputs, encode({ ...(await weightsOf(game)), noise: noiseTensor }));
    const examples = await decode(game, noise);
    const values = new Float32Array(count * exampleSize(examples));
    examples.read(
      Uint32Array.from({ length: count }, (_, i) => i),
      values,
    );
    const shape = [count, exampleSize(examples)];
    writeFileSync(outputs, encode({ examples: { shape, values } }));
    game.dispose();
    return { layouts: maxoutOrders() };
  };
}

function strengthen({ parameters }, factor) {
  for (const { kind, variable } of parameters) {
    if (kind === "kernel") tidy(() => variable.assign(mul(variable, factor)));
  }
}

/** Both players' parameters under the names of a checkpoint, and the mean of G's where it is kept. */
async function weightsOf({ generator, discriminator }) {
  const found = {};
  for (const [role, { network }] of Object.entries({ generator, discriminator })) {
    for (const { name, variable } of network.parameters) {
      found[`${role}/${name}`] = { shape: variable.shape, values: (await variable.data()).slice() };
    }
  }
  for (const { evaluationValues } of generator.after ?? []) {
    for (const [name, mean] of Object.entries(evaluationValues?.() ?? {})) {
      found[`mean/${name}`] = { shape: mean.shape, values: (await mean.data()).slice() };
    }
  }
  return found;
}
