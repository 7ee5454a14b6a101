import { useBackend } from "@gan/backends";
import { adam, algorithm1, createGame, gaussianPrior, sample } from "@gan/core";
import { createSampler } from "@gan/data";
import { networkFromLayers } from "@gan/models";
import { createRng, datasetFromFloats } from "@gan/spec";
import { memory } from "@tensorflow/tfjs-core";
import { layers, sequential } from "@tensorflow/tfjs-layers";

/** Lets G learn to draw numbers around 3, from numbers around 0, and says whether it did. */
export async function learn(backend) {
  await useBackend([backend]);
  const before = memory().numTensors;
  const rng = createRng(7);
  const noise = rng.stream("data").fillNormal(new Float32Array(1000));
  const values = noise.map((x) => 3 + 0.5 * x);
  const line = datasetFromFloats({ name: "line", exampleShape: [1], range: [0, 6], values });
  const player = (role, inputSize) => {
    const hidden = layers.dense({ inputShape: [inputSize], units: 16, activation: "relu" });
    const model = sequential({ layers: [hidden, layers.dense({ units: 1 })] });
    const network = networkFromLayers(model, { role, rng: rng.fork(role) });
    return { network, rule: adam({ learningRate: 0.005 }) };
  };
  const game = createGame({
    generator: player("generator", 4),
    discriminator: player("discriminator", 1),
    ...{ prior: gaussianPrior(4), rng },
  });
  const data = createSampler(line, { batchSize: 50, rng });
  for await (const _ of algorithm1(game, data, { iterations: 1000, recordEvery: 1000 }));
  const drawn = new Float32Array(500);
  (await sample(game, 500)).read([...drawn.keys()], drawn);
  game.dispose();
  const mean = drawn.reduce((sum, x) => sum + x) / 500;
  const left = memory().numTensors - before;
  const learned = Math.abs(mean - 3) < 0.6 ? "learns" : "does not learn";
  return `${learned}: mean ${mean.toFixed(2)}, ${left} tensors left`;
}
