import { classicalMomentum, type Update } from "./classical-momentum.ts";
import { discriminatorGradients, generatorGradients } from "./gradients.ts";
import type { GeneratorLoss } from "./losses.ts";
import type { Matrix } from "./matrix.ts";
import { forward, type Layer, type LayerGradient, type Masks } from "./network.ts";
import type { Rate } from "./schedules.ts";

/** Both networks. Training copies them. */
export interface Players {
  readonly generator: readonly Layer[];
  /** Its last layer is linear and has one unit: the logit. */
  readonly discriminator: readonly Layer[];
}

export interface Settings {
  readonly generatorLoss: GeneratorLoss;
  /** What D's loss, the sum over real and fake, is multiplied by: 0.5 in the released code, 1 in the paper. */
  readonly discriminatorFactor: number;
  readonly learningRate: Rate;
  readonly momentum: Rate;
}

/** What one update of D sees. */
export interface DiscriminatorStep {
  /** `[m, exampleSize]` */
  readonly real: Matrix;
  /** `[m, noiseSize]` */
  readonly noise: Matrix;
  readonly realMasks: Masks;
  readonly fakeMasks: Masks;
}

/** One turn of Algorithm 1: k updates of D, then one of G. */
export interface AlternatingIteration {
  readonly discriminatorSteps: readonly DiscriminatorStep[];
  readonly generatorNoise: Matrix;
  readonly generatorMasks: Masks;
}

/** Losses of one iteration in nats, each before the (last) update it belongs to. */
export interface Losses {
  readonly discriminator: number;
  readonly generator: number;
}

export interface Trained extends Players {
  /** One entry for each iteration. */
  readonly losses: readonly Losses[];
}

/** Algorithm 1: D moves k times on fresh samples, then G moves on other fresh samples through the moved D. */
export function trainAlternating(
  start: Players,
  iterations: Iterable<AlternatingIteration>,
  settings: Settings,
): Trained {
  return train(start, iterations, settings, (game, iteration) => {
    let discriminator = Number.NaN;
    for (const step of iteration.discriminatorSteps) {
      const fake = forward(game.generator, step.noise).output;
      const onFake = forward(game.discriminator, fake, step.fakeMasks);
      const onReal = forward(game.discriminator, step.real, step.realMasks);
      const { loss, gradients } = discriminatorGradients(
        game.discriminator,
        onReal,
        onFake,
        settings.discriminatorFactor,
      );
      discriminator = loss;
      game.moveDiscriminator(gradients);
    }
    const made = forward(game.generator, iteration.generatorNoise);
    const judged = forward(game.discriminator, made.output, iteration.generatorMasks);
    const { loss: generator, gradients } = generatorGradients(
      game,
      made,
      judged,
      settings.generatorLoss,
    );
    game.moveGenerator(gradients);
    return { discriminator, generator };
  });
}

/** The released code: both gradients from the same samples, logits, masks and old parameters; then both move. */
export function trainSimultaneous(
  start: Players,
  iterations: Iterable<DiscriminatorStep>,
  settings: Settings,
): Trained {
  return train(start, iterations, settings, (game, step) => {
    const made = forward(game.generator, step.noise);
    const judged = forward(game.discriminator, made.output, step.fakeMasks);
    const onReal = forward(game.discriminator, step.real, step.realMasks);
    const ofDiscriminator = discriminatorGradients(
      game.discriminator,
      onReal,
      judged,
      settings.discriminatorFactor,
    );
    const ofGenerator = generatorGradients(game, made, judged, settings.generatorLoss);
    game.moveDiscriminator(ofDiscriminator.gradients);
    game.moveGenerator(ofGenerator.gradients);
    return { discriminator: ofDiscriminator.loss, generator: ofGenerator.loss };
  });
}

interface Game extends Players {
  readonly moveDiscriminator: (gradients: LayerGradient[]) => void;
  readonly moveGenerator: (gradients: LayerGradient[]) => void;
}

function train<Iteration>(
  start: Players,
  iterations: Iterable<Iteration>,
  settings: Settings,
  run: (game: Game, iteration: Iteration) => Losses,
): Trained {
  const generator = start.generator.map(copyOf);
  const discriminator = start.discriminator.map(copyOf);
  let iteration = 0;
  const moving = (update: Update) => (gradients: LayerGradient[]) =>
    update(gradients, {
      learningRate: settings.learningRate(iteration),
      momentum: settings.momentum(iteration),
    });
  const game: Game = {
    generator,
    discriminator,
    moveDiscriminator: moving(classicalMomentum(discriminator)),
    moveGenerator: moving(classicalMomentum(generator)),
  };
  const losses: Losses[] = [];
  for (const each of iterations) {
    iteration++;
    losses.push(run(game, each));
  }
  return { generator, discriminator, losses };
}

function copyOf({ kernel, bias, activation }: Layer): Layer {
  return { kernel: { ...kernel, values: kernel.values.slice() }, bias: bias.slice(), activation };
}
