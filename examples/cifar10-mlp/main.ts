// The paper's fully connected CIFAR-10 networks, and Figure 2 of them. Arguments: [iterations] [width] [picture]
import { writeFile } from "node:fs/promises";
import { onnx } from "@gan/backends/onnx";
import * as gan from "@gan/core";
import { createSampler, globalContrast, loadCifar10 } from "@gan/data";
import { createDataSource } from "@gan/data/node";
import { nearestNeighbors } from "@gan/metrics";
import { cifar10Discriminator, cifar10Generator } from "@gan/models";
import { encodePng, figure2, formatRecord } from "@gan/report";
import { createRng } from "@gan/spec";

const [iterations = "1500", width = "0.1", picture = "cifar10-mlp.png"] = process.argv.slice(2);
const source = createDataSource({ set: "cifar10" }); // a folder, the cache, or a download
const pictures = await loadCifar10({ split: "train", source, batches: [1] }); // of five
const train = globalContrast(pictures);

await onnx().activate();
const rng = createRng(2014);
const G = cifar10Generator({ rng: rng.fork("G"), width: Number(width) });
const D = cifar10Discriminator({ rng: rng.fork("D"), width: Number(width) });
// Not the paper's rates: with those a D this narrow is hardly ever wrong, and G is lost.
const rule = (learningRate: number) => gan.adam({ learningRate, beta1: 0.5 });
using game = gan.createGame({
  generator: { network: G, rule: rule(6e-4) },
  discriminator: { network: D, rule: rule(6e-5) },
  prior: gan.gaussianPrior(100),
  loss: gan.scaleDiscriminatorLoss(gan.nonSaturating, 0.5),
  ...{ rng, exampleShape: train.exampleShape, range: train.range },
});
const minibatches = createSampler(train, { batchSize: 100, rng });
const options = { iterations: Number(iterations), generatorSteps: 2 };
for await (const record of gan.algorithm1(game, minibatches, options)) {
  console.log(formatRecord(record, { total: options.iterations }));
}
const { image, neighbors } = figure2(await gan.sample(game, 20), train, {
  nearest: nearestNeighbors,
});
await writeFile(picture, encodePng(image));
console.log(`${picture}: framed are training examples ${neighbors.map(({ index }) => index)}`);
