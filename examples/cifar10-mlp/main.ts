// The paper's fully connected CIFAR-10 networks, and Figure 2 of them. Arguments: [iterations] [width] [picture]
import { writeFile } from "node:fs/promises";
import { wasm } from "@gan/backends/wasm";
import * as gan from "@gan/core";
import { createSampler, globalContrast, loadCifar10 } from "@gan/data";
import { createDataSource } from "@gan/data/node";
import { cifar10Discriminator, cifar10Generator } from "@gan/models";
import { encodePng, figure2, formatRecord } from "@gan/report";
import { createRng } from "@gan/spec";

const [iterations = "1000", width = "0.05", picture = "cifar10-mlp.png"] = process.argv.slice(2);
const source = createDataSource({ set: "cifar10" }); // a folder, the cache, or a download
const pictures = await loadCifar10({ split: "train", source, batches: [1] }); // of five
const train = globalContrast(pictures);

await wasm().activate();
const rng = createRng(2014);
const G = cifar10Generator({ rng: rng.fork("G"), width: Number(width) });
const D = cifar10Discriminator({ rng: rng.fork("D"), width: Number(width) });
const learningRate = gan.exponentialDecay({ initial: 0.025 });
const rule = () => gan.classicalMomentum({ learningRate, momentum: gan.momentumRamp() });
using game = gan.createGame({
  generator: { network: G, rule: rule() },
  discriminator: { network: D, rule: rule() },
  prior: gan.gaussianPrior(100),
  loss: gan.scaleDiscriminatorLoss(gan.nonSaturating, 0.5),
  ...{ rng, exampleShape: train.exampleShape, range: train.range },
});
const minibatches = createSampler(train, { batchSize: 100, rng });
const total = Number(iterations);
for await (const record of gan.simultaneous(game, minibatches, { iterations: total })) {
  console.log(formatRecord(record, { total }));
}
const { image, neighbors } = figure2(await gan.sample(game, 20), train);
await writeFile(picture, encodePng(image));
console.log(`${picture}: framed are training examples ${neighbors.map(({ index }) => index)}`);
