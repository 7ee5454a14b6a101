// Section 7, 4: D learns ten classes from a hundred labels and all other digits. Arguments: [iterations] [labels]
import { wasm } from "@gan/backends/wasm";
import * as gan from "@gan/core";
import { createSampler, loadDigits } from "@gan/data";
import * as section7 from "@gan/extensions";
import { formatRecord } from "@gan/report";
import { createRng, readRows } from "@gan/spec";

const [iterations = 1000, count = 100] = process.argv.slice(2).map(Number);
await wasm().activate();
const rng = createRng(2014);
const [train, test] = [loadDigits({ split: "train" }), loadDigits({ split: "test" })];
const [classes, width] = [10, 0.25]; // a quarter of the published widths
const start = { rng: rng.fork("D"), examples: readRows(train, 0, 500) };
const rule = () => gan.adam({ learningRate: 3e-3, beta1: 0.5 });
using game = gan.createGame({
  generator: {
    network: section7.semiSupervisedGenerator({ rng: rng.fork("G"), width }),
    ...{ rule: rule(), objective: section7.featureMatching(classes) },
  },
  discriminator: {
    network: section7.semiSupervisedDiscriminator({ ...start, classes, width }),
    ...{ rule: rule(), objective: section7.kPlusOne(classes) },
    after: [gan.meanWeights({ decay: 0.999 })],
  },
  ...{ prior: gan.uniformPrior(100), rng, exampleShape: train.exampleShape },
});
const labeled = section7.fewLabels(train, { count, rng });
const data = section7.withLabeled(
  createSampler(section7.unlabeled(train), { batchSize: 100, rng }),
  createSampler(labeled, { batchSize: Math.min(count, 100), rng: rng.fork("labeled/") }),
);
for await (const record of gan.algorithm1(game, data, { iterations }))
  console.log(formatRecord(record, { total: iterations }));
const outputs = await gan.evaluatePlayer(game.discriminator, readRows(test, 0, test.size));
const { outputSize } = game.discriminator.network; // logits, then features
const logitsOf = (i: number) => outputs.subarray(i * outputSize, i * outputSize + classes);
const named = (i: number) => logitsOf(i).indexOf(Math.max(...logitsOf(i)));
const wrong = Array.from(test.labels!).filter((label, i) => named(i) !== label);
console.log(`${wrong.length} of ${test.size} test digits are read wrong`);
