// Runs in the page: the same training step on @gan/core with TensorFlow.js of today, and on GAN Lab's engine of 2018.
import "@tensorflow/tfjs-backend-webgl";
import { algorithm1, createGame, gaussianPrior, nonSaturating, sgd } from "@gan/core";
import { createSampler, ring } from "@gan/data";
import { toyDiscriminator, toyGenerator } from "@gan/models";
import { createRng, type Sampler } from "@gan/spec";
import { enableProdMode, ready, setBackend } from "@tensorflow/tfjs-core";
import * as old from "tfjs-core-0.12";

const BATCH = 150;
const NOISE = 8;
const READ_EVERY = 50;
const RATE = 0.05;

/** Plays so many iterations and gives how many a second there were, and the last loss of D. */
export type Play = (iterations: number) => Promise<{ rate: number; loss: number }>;

function samplerOf(rng = createRng(1)): Sampler {
  const data = ring({ deviation: 0.1 }).sample({ size: 10_000, rng });
  return createSampler(data, { batchSize: BATCH, rng });
}

async function createOurs(width: number): Promise<Play> {
  enableProdMode();
  await setBackend("webgl");
  await ready();
  const rng = createRng(1);
  const hiddenSizes = [width, width];
  const game = createGame({
    generator: {
      network: toyGenerator({ hiddenSizes, noiseSize: NOISE, exampleSize: 2, rng: rng.fork("G") }),
      rule: sgd({ learningRate: RATE }),
    },
    discriminator: {
      network: toyDiscriminator({ hiddenSizes, exampleSize: 2, rng: rng.fork("D") }),
      rule: sgd({ learningRate: RATE }),
    },
    ...{ prior: gaussianPrior(NOISE), loss: nonSaturating, rng },
  });
  const sampler = samplerOf();
  return async (count) => {
    const began = performance.now();
    let loss = Number.NaN;
    const options = { iterations: game.iteration + count, recordEvery: READ_EVERY };
    for await (const record of algorithm1(game, sampler, options))
      loss = record.values.discriminatorLoss!;
    return { rate: (1000 * count) / (performance.now() - began), loss };
  };
}

async function createOld(width: number): Promise<Play> {
  old.setBackend("webgl");
  /** The very weights that the presets start with. */
  const start = (player: string, layer: string, inputs: number, units: number) => {
    const range = Math.sqrt(6 / (inputs + units));
    const stream = createRng(1).fork(player).stream(`${layer}/kernel`);
    const kernel = stream.fillUniform(new Float32Array(inputs * units), -range, range);
    return [
      old.variable(old.tensor2d(kernel, [inputs, units])),
      old.variable(old.zeros([units]) as old.Tensor1D),
    ] as const;
  };
  const network = (sizes: number[], player: string) => {
    const layers = ["h0", "h1", "y"].map((layer, i) =>
      start(player, layer, sizes[i]!, sizes[i + 1]!),
    );
    const apply = (x: old.Tensor2D) =>
      layers.reduce((input, [kernel, bias], i) => {
        const sum = old.add(old.matMul(input, kernel as old.Tensor2D), bias) as old.Tensor2D;
        return i === layers.length - 1 ? sum : (old.relu(sum) as old.Tensor2D);
      }, x);
    return { apply, variables: layers.flat() as old.Variable[] };
  };
  const G = network([NOISE, width, width, 2], "G");
  const D = network([2, width, width, 1], "D");
  const [ruleOfD, ruleOfG] = [old.train.sgd(RATE), old.train.sgd(RATE)];
  const sampler = samplerOf();
  const noise = (name: string, iteration: number) =>
    old.tensor2d(
      createRng(1)
        .stream(name, iteration, 1)
        .fillNormal(new Float32Array(BATCH * NOISE)),
      [BATCH, NOISE],
    );
  const softplusMean = (logits: old.Tensor2D) => old.mean(old.softplus(logits)) as old.Scalar;
  let iteration = 0;
  return async (count) => {
    const began = performance.now();
    let loss = Number.NaN;
    for (let i = 0; i < count; i++) {
      iteration++;
      const isRead = iteration % READ_EVERY === 0;
      const cost = old.tidy(() => {
        const { size, values } = sampler.batch(iteration, 1);
        const x = old.tensor2d(values.slice(), [size, 2]);
        const z = noise("noise/discriminator", iteration);
        const fake = G.apply(z);
        const found = ruleOfD.minimize(
          () =>
            old.add(
              softplusMean(old.neg(D.apply(x)) as old.Tensor2D),
              softplusMean(D.apply(fake)),
            ) as old.Scalar,
          isRead,
          D.variables,
        );
        ruleOfG.minimize(
          () =>
            softplusMean(
              old.neg(D.apply(G.apply(noise("noise/generator", iteration)))) as old.Tensor2D,
            ),
          false,
          G.variables,
        );
        return found as old.Scalar;
      });
      if (!isRead) continue;
      loss = (await cost.data())[0]!;
      cost.dispose();
    }
    return { rate: (1000 * count) / (performance.now() - began), loss };
  };
}

Object.assign(globalThis, { createOurs, createOld });
document.title = "ready";
