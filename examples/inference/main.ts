// Section 7, 2: an encoder learns which noise an example comes from, once G is finished. Argument: [iterations of each]
import { writeFile } from "node:fs/promises";
import { wasm } from "@gan/backends/wasm";
import * as gan from "@gan/core";
import { biasFromMarginals, createSampler, loadDigits } from "@gan/data";
import { encoder, inferNoise } from "@gan/extensions";
import { mnistDiscriminator, mnistGenerator } from "@gan/models";
import { encodePng, formatRecord, sampleGrid } from "@gan/report";
import { createRng, readRows, subset } from "@gan/spec";

const [iterations = 3000] = process.argv.slice(2).map(Number);
await wasm().activate();
const rng = createRng(2014);
const train = loadDigits({ split: "train" }); // digits that the program draws
const G = { rng: rng.fork("G"), hiddenSizes: [256, 256], outputBias: biasFromMarginals(train) };
const D = { rng: rng.fork("D"), hiddenSizes: [60, 40], range: 0.05 };
const E = { rng: rng.fork("E"), hiddenSizes: [256, 256] };
const player = (network: gan.PlayerOptions["network"], learningRate: number) => {
  return { network, rule: gan.adam({ learningRate, beta1: 0.5 }) };
};
using game = gan.createGame({
  generator: player(mnistGenerator(G), 1e-3),
  discriminator: player(mnistDiscriminator(D), 3e-4),
  players: { encoder: { ...player(encoder(E), 1e-3), objective: inferNoise("encoder") } },
  ...{ prior: gan.uniformPrior(100), rng, exampleShape: train.exampleShape },
});
const data = createSampler(train, { batchSize: 50, rng });
const together = (...movers: string[]) => [{ movers, number: 1, of: 1, batch: 1 }];
const both = together("discriminator", "generator");
for await (const record of gan.train(game, data, both, { iterations }))
  console.log(formatRecord(record, { total: iterations }));
const more = { iterations: 2 * iterations }; // G and D stand still from here on
for await (const { iteration, values } of gan.train(game, data, together("encoder"), more))
  console.log(`${iteration}  (E(G(z)) − z)² ${values.noiseError!.toFixed(3)}`);
const some = subset(loadDigits({ split: "test" }), 0, 16, "test digits");
const codes = await gan.evaluatePlayer(game.players.encoder!, readRows(some, 0, 16));
const pairs = { test: some, decoded: await gan.decode(game, codes) }; // x, and G(E(x))
for (const [name, examples] of Object.entries(pairs))
  await writeFile(`${name}.png`, encodePng(sampleGrid(examples, { rows: 1, columns: 16 })));
