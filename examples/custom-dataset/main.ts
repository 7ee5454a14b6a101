// A data set of your own: pictures of rings, drawn in a function, 16 × 16 grey. Argument: [iterations]
import { writeFile } from "node:fs/promises";
import { wasm } from "@gan/backends/wasm";
import * as gan from "@gan/core";
import { biasFromMarginals, createSampler, datasetFromFloats } from "@gan/data";
import { mnistDiscriminator, mnistGenerator } from "@gan/models";
import { encodePng, formatRecord, sampleGrid } from "@gan/report";
import { createRng } from "@gan/spec";

const [iterations = 1000] = process.argv.slice(2).map(Number);
await wasm().activate();
const rng = createRng(2014);

const [count, side, exampleSize] = [5000, 16, 256];
const values = new Float32Array(count * exampleSize);
for (let i = 0; i < count; i++) {
  const [x, y, size] = rng.stream("ring", i).fillUniform(new Float32Array(3));
  for (let at = 0; at < exampleSize; at++) {
    const [dx, dy] = [(at % side) - 6 - 4 * x!, Math.floor(at / side) - 6 - 4 * y!];
    const fromRing = Math.sqrt(dx * dx + dy * dy) - 2 - 3 * size!;
    values[i * exampleSize + at] = Math.max(0, 1 - fromRing * fromRing);
  }
}
const rings = datasetFromFloats({ name: "rings", exampleShape: [side, side, 1], values });

const sizes = { exampleSize, width: 0.25 };
const G = mnistGenerator({ ...sizes, rng: rng.fork("G"), outputBias: biasFromMarginals(rings) });
const rule = () => gan.classicalMomentum({ learningRate: 0.1 });
using game = gan.createGame({
  generator: { network: G, rule: rule() },
  discriminator: { network: mnistDiscriminator({ ...sizes, rng: rng.fork("D") }), rule: rule() },
  ...{ prior: gan.uniformPrior(100), rng, exampleShape: rings.exampleShape },
});
for await (const record of gan.simultaneous(game, createSampler(rings, { rng }), { iterations })) {
  console.log(formatRecord(record, { total: iterations }));
}
const grid = sampleGrid(await gan.sample(game, 64), { rows: 8, columns: 8 });
await writeFile("rings.png", encodePng(grid));
