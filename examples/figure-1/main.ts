// Figure 1: G bends uniform noise on a line until it is N(1, 1). Arguments: [iterations] [picture]
import { writeFile } from "node:fs/promises";
import { wasm } from "@gan/backends/wasm";
import * as gan from "@gan/core";
import * as theory from "@gan/core/theory";
import { createSampler, gaussian } from "@gan/data";
import { toyDiscriminator, toyGenerator } from "@gan/models";
import { figure1, formatRecord, type LineGame } from "@gan/report";
import { createRng } from "@gan/spec";

const [iterations = "2000", picture = "figure-1.svg"] = process.argv.slice(2);
const [total, rng, density] = [Number(iterations), createRng(2014), gaussian({ mean: 1 })];
await wasm().activate();
const G = toyGenerator({ rng: rng.fork("G"), noiseSize: 1, exampleSize: 1, spread: 1.75 });
const D = toyDiscriminator({ rng: rng.fork("D"), exampleSize: 1, spread: 4 });
const rule = () => gan.adam({ learningRate: 0.001, beta1: 0.5 });
using game = gan.createGame({
  generator: { network: G, rule: rule() },
  discriminator: { network: D, rule: rule() },
  ...{ prior: gan.uniformPrior(1), rng },
});
const grid = theory.createGrid(-2, 4, 60);
const pData = theory.densityOn(grid, (x) => Math.exp(density.logDensity([x])));
const z = Float32Array.from({ length: 9500 }, (_, i) => Math.sqrt(3) * ((2 * i + 1) / 9500 - 1));
const moments: LineGame[] = [];
const data = createSampler(density.sample({ size: 50_000, rng }), { stepsPerIteration: 5, rng });
const recordEvery = (iteration: number) => [0.01, 0.05, 0.2].includes(iteration / total);
const options = { iterations: total, discriminatorSteps: 5, recordEvery };
for await (const record of gan.algorithm1(game, data, options)) {
  const x = new Float32Array(z.length);
  (await gan.decode(game, z)).read([...z.keys()], x);
  const pG = theory.histogram(x, grid);
  const optimal = theory.optimalDiscriminator(pData, pG);
  const discriminator = await theory.discriminatorOn(grid, D);
  const arrows = [...z.keys()].filter((i) => i % 500 === 250).map((i) => ({ z: z[i]!, x: x[i]! }));
  const title = `Iteration ${record.iteration}`;
  moments.push({ title, x: grid.points, pData, pG, discriminator, optimal, arrows });
  console.log(formatRecord(record, { total }), "JSD", theory.jensenShannon(pData, pG, grid));
}
await writeFile(picture, figure1(moments, { noiseRange: [-1.74, 1.74], caption: "As it went." }));
