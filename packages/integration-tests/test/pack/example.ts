import { useBackend } from "@gan/backends";
import { classicalMomentum, createGame, sample, simultaneous, uniformPrior } from "@gan/core";
import { createSampler, loadDigits } from "@gan/data";
import { mnistDiscriminator, mnistGenerator } from "@gan/models";
import { type Backend, createRng } from "@gan/spec";

/** What a stranger writes first; it runs in Node and in a browser. */
export async function train(backend: Backend, iterations: number) {
  await useBackend([backend]);
  const rng = createRng(2014);
  const data = createSampler(loadDigits({ split: "train", size: 200 }), { batchSize: 20, rng });
  const player = (network: ReturnType<typeof mnistGenerator>) => ({
    network,
    rule: classicalMomentum({ learningRate: 0.1 }),
  });
  using game = createGame({
    generator: player(mnistGenerator({ rng: rng.fork("G"), width: 0.05 })),
    discriminator: player(mnistDiscriminator({ rng: rng.fork("D"), width: 0.05 })),
    prior: uniformPrior(100),
    rng,
  });
  const losses: number[] = [];
  for await (const record of simultaneous(game, data, { iterations, recordEvery: 10 })) {
    losses.push(record.values.discriminatorLoss!);
  }
  return { losses, samples: (await sample(game, 5)).size };
}
