// The paper's convolutional CIFAR-10 networks. Arguments: [iterations] [width] [picture]; width 1 is the paper's
import { writeFile } from "node:fs/promises";
import { wasm } from "@gan/backends/wasm";
import * as gan from "@gan/core";
import { createSampler, globalContrast, loadCifar10 } from "@gan/data";
import { createDataSource } from "@gan/data/node";
import { cifar10ConvDiscriminator, cifar10ConvGenerator } from "@gan/models";
import { encodePng, formatRecord, sampleGrid } from "@gan/report";
import { createRng } from "@gan/spec";

const [iterations = "300", scale = "0.05", picture = "cifar10-conv.png"] = process.argv.slice(2);
const source = createDataSource({ set: "cifar10" }); // a folder, the cache, or a download
const pictures = await loadCifar10({ split: "train", source, batches: [1] }); // of five
const train = globalContrast(pictures);

await wasm().activate();
const [rng, width] = [createRng(2014), Number(scale)];
// Narrow layers start with larger weights, so that sums over fewer inputs are as large as at full width.
const G = cifar10ConvGenerator({ rng: rng.fork("G"), width, range: 0.05 / Math.sqrt(width) });
const D = cifar10ConvDiscriminator({ rng: rng.fork("D"), width, range: 0.005 / width });
const learningRate = gan.exponentialDecay({ initial: 0.004 });
const rule = () => gan.classicalMomentum({ learningRate, momentum: gan.momentumRamp() });
using game = gan.createGame({
  generator: { network: G, rule: rule() },
  discriminator: { network: D, rule: rule() },
  prior: gan.gaussianPrior(100),
  loss: gan.scaleDiscriminatorLoss(gan.nonSaturating, 0.5),
  ...{ rng, exampleShape: train.exampleShape, range: train.range },
});
const minibatches = createSampler(train, { batchSize: 128, rng });
const options = { iterations: Number(iterations), recordEvery: 10 };
for await (const record of gan.simultaneous(game, minibatches, options)) {
  console.log(formatRecord(record, { total: options.iterations }));
}
const grid = sampleGrid(await gan.sample(game, 64), { rows: 8, columns: 8 });
await writeFile(picture, encodePng(grid));
