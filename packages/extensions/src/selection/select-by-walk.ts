import { decode, evaluateNetwork, type Game, generate } from "@gan/core";
import { assertPositiveInteger, type Dataset } from "@gan/spec";
import {
  add,
  grad,
  mul,
  square,
  sub,
  sum,
  type Tensor,
  type Tensor2D,
  tensor2d,
  tidy,
} from "@tensorflow/tfjs-core";

/** How far z walks. */
export interface WalkOptions {
  /** Name of the streams of noise and of chance. @default "walk" */
  readonly stream?: string;
  /** Steps of each walk. @default 100 */
  readonly steps?: number;
  /** ε: variance of a step's noise. @default 0.01 */
  readonly stepSize?: number;
}

/** Walks that go on at once. */
const BLOCK = 5_000;

/**
 * Lets noise walk to where D takes its samples for real, by Langevin dynamics, then decodes it.
 *
 *     z ← z - ε/2 ∇E(z) + √ε n,  E(z) = -log p_z(z) - logit(D(G(z))),  n from N(0, I)
 *
 * @param game - Under a Gaussian prior, without a condition. Nothing changes.
 * @see Che et al., "Your GAN is Secretly an Energy-based Model", 2020, algorithm 1.
 */
export async function selectByWalk(
  game: Game,
  count: number,
  { stream = "walk", steps = 100, stepSize = 0.01 }: WalkOptions = {},
): Promise<Dataset> {
  assertPositiveInteger("count", count);
  assertPositiveInteger("steps", steps);
  const { prior, rng, discriminator } = game;
  const { noiseSize } = prior;
  const noise = prior.draw(count, rng.stream(stream));
  const chance = rng.stream(`${stream}/chance`);
  // -log p_z(z) = z² / (2 deviation²) and a constant.
  const density = prior.marginal?.density ?? ((z) => Math.exp((-z * z) / 2));
  const steepness = Math.log(density(0) / density(1));
  const energy = (z: Tensor) => {
    const logits = evaluateNetwork(discriminator.network, generate(game, z as Tensor2D));
    return sub(mul(sum(square(z)), steepness), sum(logits));
  };
  for (let from = 0; from < count; from += BLOCK) {
    const rows = Math.min(BLOCK, count - from);
    const part = noise.subarray(from * noiseSize, (from + rows) * noiseSize);
    for (let step = 0; step < steps; step++) {
      const kick = chance.fillNormal(new Float32Array(part.length), 0, Math.sqrt(stepSize));
      const moved = tidy(() => {
        const z = tensor2d(part.slice(), [rows, noiseSize]);
        const downhill = mul(grad(energy)(z), -stepSize / 2);
        return add(add(z, downhill), tensor2d(kick, [rows, noiseSize]));
      });
      part.set(await moved.data().finally(() => moved.dispose()));
    }
  }
  return decode(game, noise, { name: "samples of G whose noise walked" });
}
