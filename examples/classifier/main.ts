// Trains a classifier of digits, the judge of other experiments. Arguments: [epochs] [file for its weights]
import { writeFile } from "node:fs/promises";
import { onnx } from "@gan/backends/onnx";
import * as gan from "@gan/core";
import * as data from "@gan/data";
import { createDataSource } from "@gan/data/node";
import { classAgreement, digitClassifier, nameClasses } from "@gan/extensions";
import { toyGenerator } from "@gan/models";
import { createRng } from "@gan/spec";

const [epochs = 10, file] = [Number(process.argv[2] ?? 10), process.argv[3]];
const source = createDataSource({ set: "mnist" });
const load = (split: data.MnistSplit) =>
  data.loadMnist({ split, source }).catch(({ message }: Error) => {
    console.log(`${message} Going on with digits that the program draws.`);
    return data.loadDigits({ split });
  });

await onnx().activate();
const rng = createRng(2014);
const [train, test] = [await load("train"), await load("test")];
const learningRate = gan.annealed(() => 0.001, { epochs, over: Math.max(1, epochs - 1) });
const idle = toyGenerator({ noiseSize: 1, hiddenSizes: [1], exampleSize: 784, rng: rng.fork("G") });
using game = gan.createGame({
  // D alone moves, and names classes: a game in which G stands still is supervised learning.
  generator: { network: idle, rule: gan.sgd({ learningRate }) },
  discriminator: {
    network: digitClassifier({ rng: rng.fork("D") }),
    ...{ rule: gan.adam({ learningRate }), objective: nameClasses("discriminator", 10) },
  },
  ...{ prior: gan.uniformPrior(1), rng, exampleShape: train.exampleShape },
});
const batches = data.createSampler(train, { batchSize: 100, rng });
const steps = [{ movers: ["discriminator"], number: 1, of: 1, batch: 1 }];
const iterations = epochs * batches.iterationsPerEpoch;
for await (const { epoch, values } of gan.train(game, batches, steps, { iterations }))
  console.log(`epoch ${epoch}  ${values.discriminatorLoss!.toFixed(4)} nats`);
const right = await classAgreement(game.discriminator.network, test, 10);
console.log(`${(100 * right).toFixed(2)} % of the test digits are read right`);
if (file) await writeFile(file, await gan.encodeNetwork(game, "discriminator"));
