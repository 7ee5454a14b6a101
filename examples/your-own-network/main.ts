// A network of your own: any tf.LayersModel plays G or D, here a convolutional D. Argument: [iterations]
import { wasm } from "@gan/backends/wasm";
import * as gan from "@gan/core";
import { createSampler, loadDigits } from "@gan/data";
import { mnistGenerator, networkFromLayers, uniform } from "@gan/models";
import { formatRecord } from "@gan/report";
import { createRng } from "@gan/spec";
import { layers, sequential } from "@tensorflow/tfjs-layers";

const [iterations = 1000] = process.argv.slice(2).map(Number);
await wasm().activate();
const rng = createRng(2014);
const weights = (layer: string) => ({ kernelInitializer: uniform(0.05, rng.stream(`D/${layer}`)) });

// Dropout gets its masks from this run's streams. The last layer gives one logit, so it has no sigmoid.
const model = sequential({
  layers: [
    layers.inputLayer({ inputShape: [28, 28, 1] }),
    layers.conv2d({ filters: 16, kernelSize: 5, strides: 2, ...weights("filters") }),
    layers.leakyReLU({ alpha: 0.2 }),
    layers.flatten(),
    layers.dropout({ rate: 0.3 }),
    layers.dense({ units: 1, ...weights("logit") }),
  ],
});
const D = networkFromLayers(model, { role: "discriminator" });
const G = mnistGenerator({ rng: rng.fork("G"), width: 0.25 });

const rule = () => gan.adam({ learningRate: 2e-4, beta1: 0.5 });
using game = gan.createGame({
  generator: { network: G, rule: rule() },
  discriminator: { network: D, rule: rule() },
  ...{ prior: gan.uniformPrior(100), rng, exampleShape: [28, 28, 1] },
});
const data = createSampler(loadDigits({ split: "train" }), { rng });
for await (const record of gan.algorithm1(game, data, { iterations })) {
  console.log(formatRecord(record, { total: iterations }));
}
