// Section 7, 3: one G fills in any hidden part of a digit, in several ways. Argument: [iterations]
import { writeFile } from "node:fs/promises";
import { wasm } from "@gan/backends/wasm";
import * as gan from "@gan/core";
import { biasFromMarginals, createSampler, loadDigits, meanExample } from "@gan/data";
import * as section7 from "@gan/extensions";
import { mnistGenerator, toyDiscriminator } from "@gan/models";
import { encodePng, formatRecord, sampleGrid } from "@gan/report";
import { createRng, pick } from "@gan/spec";

const [iterations = 3000] = process.argv.slice(2).map(Number);
await wasm().activate();
const rng = createRng(2014);
const [noise, size] = [100, 784];
const train = loadDigits({ split: "train" }); // digits that the program draws
const start = { outputBias: biasFromMarginals(train), noiseSize: noise + 2 * size };
const G = { ...start, rng: rng.fork("G"), hiddenSizes: [256, 256] };
const D = { rng: rng.fork("D"), hiddenSizes: [128, 64], exampleSize: 3 * size };
const verdict = gan.objectivesOf(gan.nonSaturating);
const rule = (learningRate: number) => gan.adam({ learningRate, beta1: 0.5 });
using game = gan.createGame({
  generator: {
    network: section7.completing(mnistGenerator(G), { mean: meanExample(train) }),
    rule: rule(1e-3),
    objective: gan.sumOf(verdict.generator, section7.meanError({ weight: 400 })),
  },
  discriminator: { network: toyDiscriminator(D), rule: rule(3e-4) },
  // Both are told what is visible and where, 2 · 784 numbers; what G is shown it keeps.
  condition: section7.visiblePart({ mask: section7.anyMask, examples: train }),
  ...{ prior: gan.uniformPrior(noise), rng, exampleShape: train.exampleShape },
});
const data = createSampler(train, { batchSize: 50, rng });
for await (const record of gan.simultaneous(game, data, { iterations }))
  console.log(formatRecord(record, { total: iterations }));
const rows = Array.from({ length: 80 }, (_, i) => Math.floor(i / 10)); // eight digits, ten times each
const mask = new Float32Array(size).map((_, i) => Number(i >= size / 2)); // the upper half is hidden
const masks = Float32Array.from({ length: 80 * size }, (_, i) => mask[i % size]!);
const given = section7.showing(pick(loadDigits({ split: "test" }), rows, "test"), masks);
const filled = await gan.sample(game, 80, { given });
await writeFile("filled.png", encodePng(sampleGrid(filled, { rows: 8, columns: 10 })));
