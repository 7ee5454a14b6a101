// A data set of your own: here only threes, at half size, 14 × 14 gray. Arguments: [iterations] [picture]
import { writeFile } from "node:fs/promises";
import { wasm } from "@gan/backends/wasm";
import * as gan from "@gan/core";
import { biasFromMarginals, createSampler, datasetFromFloats, loadDigits } from "@gan/data";
import { mnistDiscriminator, mnistGenerator } from "@gan/models";
import { encodePng, formatRecord, sampleGrid } from "@gan/report";
import { createRng } from "@gan/spec";

const [iterations = "2000", picture = "threes.png"] = process.argv.slice(2);
await wasm().activate();
const rng = createRng(2014);

const digits = loadDigits({ split: "train" });
const chosen = [...digits.labels!.keys()].filter((i) => digits.labels![i] === 3);
const pixels = new Float32Array(chosen.length * 784);
digits.read(chosen, pixels);
const values = Float32Array.from({ length: chosen.length * 196 }, (_, i) => {
  const at = Math.floor(i / 14) * 56 + (i % 14) * 2;
  return (pixels[at]! + pixels[at + 1]! + pixels[at + 28]! + pixels[at + 29]!) / 4;
});
const threes = datasetFromFloats({ name: "threes", exampleShape: [14, 14, 1], values });

const sizes = { exampleSize: 196, width: 0.25 };
const G = mnistGenerator({ ...sizes, rng: rng.fork("G"), outputBias: biasFromMarginals(threes) });
const D = mnistDiscriminator({ ...sizes, rng: rng.fork("D") });
const rule = () => gan.classicalMomentum({ learningRate: 0.1 });
using game = gan.createGame({
  generator: { network: G, rule: rule() },
  discriminator: { network: D, rule: rule() },
  ...{ prior: gan.uniformPrior(100), rng, exampleShape: threes.exampleShape },
});
const data = createSampler(threes, { rng });
for await (const record of gan.simultaneous(game, data, { iterations: Number(iterations) })) {
  console.log(formatRecord(record, { total: Number(iterations) }));
}
const grid = sampleGrid(await gan.sample(game, 64), { rows: 8, columns: 8 });
await writeFile(picture, encodePng(grid));
