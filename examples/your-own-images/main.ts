// Pictures of your own, brought to one size. Arguments: <folder> [iterations] [size] [picture]
import { writeFile } from "node:fs/promises";
import { wasm } from "@gan/backends/wasm";
import * as gan from "@gan/core";
import { biasFromMarginals, createSampler } from "@gan/data";
import { loadImageFolder } from "@gan/data/node";
import { mnistDiscriminator, mnistGenerator } from "@gan/models";
import { encodePng, formatRecord, sampleGrid } from "@gan/report";
import { createRng } from "@gan/spec";

const [folder = ".", iterations = "3000", size = "32", picture = "samples.png"] =
  process.argv.slice(2);
const [width, height, total] = [Number(size), Number(size), Number(iterations)];
const pictures = await loadImageFolder(folder, { width, height, channels: 3 });
console.log(`${pictures.size} pictures in ${folder}`);

await wasm().activate();
const rng = createRng(2014);
const exampleSize = width * height * 3;
const outputBias = biasFromMarginals(pictures); // so the first samples are near the mean picture
const hiddenG = { hiddenSizes: [512, 512], exampleSize, outputBias };
const hiddenD = { hiddenSizes: [120, 60], exampleSize, range: 0.02, keepHidden: 0.6 };
const rule = (learningRate: number) => gan.adam({ learningRate, beta1: 0.5 });
using game = gan.createGame({
  generator: { network: mnistGenerator({ rng: rng.fork("G"), ...hiddenG }), rule: rule(1e-3) },
  discriminator: {
    network: mnistDiscriminator({ rng: rng.fork("D"), ...hiddenD }),
    rule: rule(3e-4),
  },
  ...{ prior: gan.uniformPrior(100), rng, exampleShape: pictures.exampleShape },
});
const batchSize = Math.min(50, pictures.size);
const data = createSampler(pictures, { batchSize, rng });
for await (const record of gan.simultaneous(game, data, { iterations: total })) {
  console.log(formatRecord(record, { total }));
}
const grid = sampleGrid(await gan.sample(game, 64), { rows: 8, columns: 8 });
await writeFile(picture, encodePng(grid));
