// A loss of your own: least squares, D's logit pulled to 1 on real digits and to 0 on generated ones.
// Mao et al., "Least Squares Generative Adversarial Networks", 2017. Argument: [iterations]
import { wasm } from "@gan/backends/wasm";
import * as gan from "@gan/core";
import { createSampler, loadDigits } from "@gan/data";
import { mnistDiscriminator, mnistGenerator } from "@gan/models";
import { formatRecord } from "@gan/report";
import { createRng } from "@gan/spec";
import { add, mean, type Scalar, square, sub, type Tensor2D, tidy } from "@tensorflow/tfjs-core";

const [iterations = 1000] = process.argv.slice(2).map(Number);
await wasm().activate();
const rng = createRng(2014);

const distance = (logits: Tensor2D, target: number) => mean<Scalar>(square(sub(logits, target)));
const leastSquares: gan.AdversarialLoss = {
  name: "least-squares",
  discriminator: (real, fake) => tidy(() => add<Scalar>(distance(real, 1), distance(fake, 0))),
  generator: (fake) => tidy(() => distance(fake, 1)),
};

const rule = () => gan.adam({ learningRate: 2e-4, beta1: 0.5 });
using game = gan.createGame({
  generator: { network: mnistGenerator({ rng: rng.fork("G"), width: 0.25 }), rule: rule() },
  discriminator: { network: mnistDiscriminator({ rng: rng.fork("D"), width: 0.25 }), rule: rule() },
  prior: gan.uniformPrior(100),
  loss: leastSquares,
  rng,
});
const data = createSampler(loadDigits({ split: "train" }), { rng });
for await (const record of gan.algorithm1(game, data, { iterations })) {
  console.log(formatRecord(record, { total: iterations }));
}
