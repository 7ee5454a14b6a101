import { createRound, type Game, type Player, slopeOf } from "@gan/core";
import { type Dataset, exampleSize } from "@gan/spec";
import {
  concat,
  norm,
  reshape,
  type Scalar,
  stack,
  type Tensor,
  tensor2d,
  tidy,
} from "@tensorflow/tfjs-core";

/** L2 norms of the weights of both players, and of the gradient of what each descends. */
export interface Norms {
  readonly discriminatorWeights: number;
  readonly generatorWeights: number;
  readonly discriminatorGradient: number;
  readonly generatorGradient: number;
}

/**
 * Measures both players between iterations, on noise and masks from streams of their own; nothing changes.
 *
 * @param batchSize - Real examples, the first ones, and as many samples.
 */
export async function normsOf(game: Game, train: Dataset, batchSize: number): Promise<Norms> {
  const { generator, discriminator, rng } = game;
  const values = new Float32Array(batchSize * exampleSize(train));
  train.read([...Array(batchSize).keys()], values);
  const gradientOf = (role: "generator" | "discriminator", { network, objective }: Player) => {
    const round = createRound(game, {
      movers: [role],
      at: (name) => rng.stream(`playground/norms/${role}/${name}`, game.iteration),
      real: () => ({ x: tensor2d(values, [batchSize, exampleSize(train)]) }),
    });
    if (role === "discriminator") round.fake;
    const { gradients } = slopeOf(network, () => [objective.loss(round)]);
    round.dispose();
    return normOfAll(Object.values(gradients));
  };
  const norms = tidy(() =>
    stack([
      ...[discriminator, generator].map(({ network }) =>
        normOfAll(network.parameters.map(({ variable }) => variable)),
      ),
      gradientOf("discriminator", discriminator),
      gradientOf("generator", generator),
    ]),
  );
  const [discriminatorWeights, generatorWeights, discriminatorGradient, generatorGradient] =
    (await norms.data().finally(() => norms.dispose())) as unknown as [
      number,
      number,
      number,
      number,
    ];
  return { discriminatorWeights, generatorWeights, discriminatorGradient, generatorGradient };
}

/** As if all were one vector. */
function normOfAll(tensors: readonly Tensor[]): Scalar {
  return norm(concat(tensors.map((each) => reshape(each, [-1])))) as Scalar;
}
