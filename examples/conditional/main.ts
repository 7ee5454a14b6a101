// Section 7, 1: G and D are told the class, and G draws what it is asked for. Argument: [iterations]
import { writeFile } from "node:fs/promises";
import { wasm } from "@gan/backends/wasm";
import * as gan from "@gan/core";
import { biasFromMarginals, createSampler, loadDigits } from "@gan/data";
import { askFor, classAgreement, classLabel } from "@gan/extensions";
import { loadDigitClassifier } from "@gan/extensions/node";
import { mnistDiscriminator, mnistGenerator } from "@gan/models";
import { encodePng, formatRecord, sampleGrid } from "@gan/report";
import { createRng } from "@gan/spec";

const [iterations = 3000] = process.argv.slice(2).map(Number);
await wasm().activate();
const rng = createRng(2014);
const [noise, classes] = [100, 10];
const train = loadDigits({ split: "train" }); // digits that the program draws, with their classes
const G = { rng: rng.fork("G"), hiddenSizes: [256, 256], outputBias: biasFromMarginals(train) };
const D = { rng: rng.fork("D"), hiddenSizes: [60, 40], range: 0.05, exampleSize: 784 + classes };
const rule = (learningRate: number) => gan.adam({ learningRate, beta1: 0.5 });
using game = gan.createGame({
  generator: {
    network: mnistGenerator({ ...G, noiseSize: noise + classes }),
    ...{
      rule: rule(1e-3),
      after: [gan.meanWeights({ decay: 0.998 })],
    },
  },
  discriminator: { network: mnistDiscriminator(D), rule: rule(3e-4) },
  ...{ condition: classLabel(classes), prior: gan.uniformPrior(noise), rng },
  exampleShape: train.exampleShape,
});
const data = createSampler(train, { batchSize: 50, rng });
for await (const record of gan.simultaneous(game, data, { iterations }))
  console.log(formatRecord(record, { total: iterations }));
const wanted = Array.from({ length: 160 }, (_, i) => Math.floor(i / 16)); // a class a row
const samples = await gan.sample(game, 160, { given: askFor(wanted, classes) });
await writeFile("classes.png", encodePng(sampleGrid(samples, { rows: 10, columns: 16 })));
using judge = await loadDigitClassifier();
const right = await classAgreement(judge, samples, classes);
console.log(`classes.png: ${(100 * right).toFixed(1)} % are read as what was asked for`);
