import type { Game } from "@gan/core";
import type { Network, Sampler, Stream } from "@gan/spec";
import { type Matrix, matrix } from "../../src/reference/matrix.ts";
import type { Layer, Masks } from "../../src/reference/network.ts";
import type {
  AlternatingIteration,
  DiscriminatorStep,
  Players,
} from "../../src/reference/train.ts";

/** A game of the paper's MNIST networks as float64 numbers, read from its weights as they stand. */
export async function playersOf({ generator, discriminator }: Game): Promise<Players> {
  return {
    generator: await layersOf(generator.network, "relu", "sigmoid"),
    discriminator: await layersOf(discriminator.network, { pieces: 5 }, "linear"),
  };
}

/** The minibatches, noise and masks that `simultaneous` draws, from the same named streams. */
export function* simultaneousSteps(
  game: Game,
  sampler: Sampler,
  iterations: number,
): Generator<DiscriminatorStep> {
  for (let iteration = 1; iteration <= iterations; iteration++) {
    yield discriminatorStep(game, sampler, "noise", iteration, 1);
  }
}

/** The same for `algorithm1` with k steps of D. */
export function* alternatingIterations(
  game: Game,
  sampler: Sampler,
  iterations: number,
  k = 1,
): Generator<AlternatingIteration> {
  for (let iteration = 1; iteration <= iterations; iteration++) {
    const m = sampler.batchSize;
    yield {
      discriminatorSteps: Array.from({ length: k }, (_, i) =>
        discriminatorStep(game, sampler, "noise/discriminator", iteration, i + 1),
      ),
      generatorNoise: noise(game, m, game.rng.stream("noise/generator", iteration, 1)),
      generatorMasks: masks(game, m, game.rng.stream("discriminator/generator", iteration, 1)),
    };
  }
}

function discriminatorStep(
  game: Game,
  sampler: Sampler,
  noiseName: string,
  iteration: number,
  step: number,
): DiscriminatorStep {
  const { size: m, values } = sampler.batch(iteration, step);
  const at = (name: string) => game.rng.stream(name, iteration, step);
  return {
    real: matrix(m, sampler.exampleSize, values.slice(0, m * sampler.exampleSize)),
    noise: noise(game, m, at(noiseName)),
    realMasks: masks(game, m, at("discriminator/real")),
    fakeMasks: masks(game, m, at("discriminator/fake")),
  };
}

function noise({ prior }: Game, rows: number, stream: Stream): Matrix {
  return matrix(rows, prior.noiseSize, prior.draw(rows, stream));
}

/** D's dropout keeps 80 % of the pixels and half of every later layer's input; one stream gives all masks in turn. */
function masks({ discriminator }: Game, rows: number, stream: Stream): Masks {
  const kernels = discriminator.network.parameters.filter(({ kind }) => kind === "kernel");
  return kernels.map(({ variable }, i) => {
    const inputs = variable.shape[0]!;
    const mask = stream.fillMask(new Float32Array(rows * inputs), i === 0 ? 0.8 : 0.5);
    return matrix(rows, inputs, mask);
  });
}

async function layersOf(
  { parameters }: Network,
  hidden: Layer["activation"],
  last: Layer["activation"],
): Promise<Layer[]> {
  const layers: Layer[] = [];
  for (let i = 0; i < parameters.length; i += 2) {
    const [kernel, bias] = [parameters[i]!.variable, parameters[i + 1]!.variable];
    const [inputs, units] = kernel.shape as [number, number];
    layers.push({
      kernel: matrix(inputs, units, await kernel.data()),
      bias: Float64Array.from(await bias.data()),
      activation: i + 2 < parameters.length ? hidden : last,
    });
  }
  return layers;
}
