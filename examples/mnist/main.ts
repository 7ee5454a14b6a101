// Trains the paper's MNIST networks and scores them. Arguments: [iterations] [samples]
import { wasm } from "@gan/backends/wasm";
import * as gan from "@gan/core";
import * as data from "@gan/data";
import { createDataSource } from "@gan/data/node";
import { mnistDiscriminator, mnistGenerator } from "@gan/models";
import { parzenEstimate } from "@gan/parzen";
import { formatEstimate, formatRecord } from "@gan/report";
import { createRng } from "@gan/spec";

const [iterations = 50_000, count = 10_000] = process.argv.slice(2).map(Number);
const source = createDataSource({ set: "mnist" }); // a folder, the cache, or a download
const load = (split: data.MnistSplit) =>
  data.loadMnist({ split, source }).catch(({ message }: Error) => {
    console.log(`${message} Going on with digits that the program draws.`);
    return data.loadDigits({ split });
  });

await wasm().activate();
const rng = createRng(2014);
const train = await load("train");
const learningRate = gan.exponentialDecay({ initial: 0.1 });
const rule = () => gan.classicalMomentum({ learningRate, momentum: gan.momentumRamp() });
const G = mnistGenerator({ rng: rng.fork("G"), outputBias: data.biasFromMarginals(train) });
using game = gan.createGame({
  generator: { network: G, rule: rule() },
  discriminator: { network: mnistDiscriminator({ rng: rng.fork("D") }), rule: rule() },
  prior: gan.uniformPrior(100),
  loss: gan.scaleDiscriminatorLoss(gan.nonSaturating, 0.5),
  rng,
});
const minibatches = data.createSampler(train, { batchSize: 100, rng });
for await (const record of gan.simultaneous(game, minibatches, { iterations })) {
  console.log(formatRecord(record));
}
const samples = await gan.sample(game, count);
const sets = { samples, validation: await load("validation"), test: await load("test") };
const { logLikelihood } = await parzenEstimate({ ...sets, validationCount: 1000 });
console.log(`${formatEstimate(logLikelihood)} nats; the paper has 225 ± 2 (10,000 samples)`);
