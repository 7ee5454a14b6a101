// The paper's faces: three layers of G first, then two more under them. Arguments: [iterations] [samples] [width]
import { wasm } from "@gan/backends/wasm";
import * as gan from "@gan/core";
import * as data from "@gan/data";
import { createDataSource } from "@gan/data/node";
import { tfdDiscriminator, tfdGenerator, tfdPretrainGenerator } from "@gan/models";
import { parzenEstimate } from "@gan/parzen";
import { formatEstimate, formatRecord } from "@gan/report";
import { createRng, type Network, type Rng } from "@gan/spec";

const [iterations = 1000, count = 1000, width = 0.05] = process.argv.slice(2).map(Number);
const file = createDataSource({ set: "tfd" })("TFD_48x48.mat").catch(({ message }: Error) => {
  console.log(`${message} Going on with faces that the program draws.`);
  return data.createTfdLike();
});
const source = () => file;
const load = (split: data.TfdSplit) => data.loadTfd({ split, fold: 1, source });

await wasm().activate();
const train = await load("unlabeled");
const [learningRate, momentum] = [gan.exponentialDecay({ initial: 0.05 }), gan.momentumRamp()];
const rule = () => gan.classicalMomentum({ learningRate, momentum });
const after = [gan.maxColumnNorm(1.9365)];
const player = (network: Network) => ({ network, rule: rule(), after });
async function play(generator: gan.PlayerOptions, rng: Rng): Promise<gan.Game> {
  const discriminator = player(tfdDiscriminator({ rng, width }));
  const loss = gan.scaleDiscriminatorLoss(gan.nonSaturating, 0.5);
  const prior = gan.gaussianPrior(100);
  const game = gan.createGame({ generator, discriminator, prior, loss, rng });
  const records = gan.simultaneous(game, data.createSampler(train, { rng }), { iterations });
  for await (const record of records) console.log(formatRecord(record, { total: iterations }));
  return game;
}
const rng = createRng(2014);
const pretrained = tfdPretrainGenerator({ rng, width, outputBias: data.biasFromMarginals(train) });
await play(player(pretrained), rng.fork("first"));
using game = await play(player(tfdGenerator({ rng, width, pretrained })), rng.fork("second"));
const sets = { samples: await gan.sample(game, count), validation: await load("validation") };
const { logLikelihood } = await parzenEstimate({ ...sets, test: await load("test") });
console.log(`${formatEstimate(logLikelihood)} nats; the paper has 2057 ± 26 (five folds, width 1)`);
