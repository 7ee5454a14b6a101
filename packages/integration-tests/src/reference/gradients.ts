import { type GeneratorLoss, lossOfFake, lossOfGenerator, lossOfReal } from "./losses.ts";
import { type Matrix, map } from "./matrix.ts";
import {
  inputGradient,
  type Layer,
  type LayerGradient,
  parameterGradients,
  type Trace,
} from "./network.ts";

/** A player's loss in nats, and its slope at every parameter of that player. */
export interface LossGradients {
  readonly loss: number;
  readonly gradients: LayerGradient[];
}

/** D's loss and gradient: the ways back from real and from fake logits, summed. */
export function discriminatorGradients(
  discriminator: readonly Layer[],
  onReal: Trace,
  onFake: Trace,
  factor: number,
): LossGradients {
  const [ofReal, ofFake] = [lossOfReal(onReal.output), lossOfFake(onFake.output)];
  const left = parameterGradients(discriminator, onReal, scaled(ofReal.slope, factor));
  const right = parameterGradients(discriminator, onFake, scaled(ofFake.slope, factor));
  return {
    loss: factor * (ofReal.value + ofFake.value),
    gradients: left.map((gradient, i) => ({
      kernel: sum(gradient.kernel, right[i]!.kernel),
      bias: sum(gradient.bias, right[i]!.bias),
    })),
  };
}

/**
 * G's loss and gradient: from the logits through D to the samples, and on through G.
 *
 * @param made - G's pass from noise to samples.
 * @param judged - D's pass from those samples to logits.
 */
export function generatorGradients(
  { generator, discriminator }: Record<"generator" | "discriminator", readonly Layer[]>,
  made: Trace,
  judged: Trace,
  kind: GeneratorLoss,
): LossGradients {
  const { value, slope } = lossOfGenerator(kind, judged.output);
  const slopeOfSamples = inputGradient(discriminator, judged, slope);
  return { loss: value, gradients: parameterGradients(generator, made, slopeOfSamples) };
}

function scaled(a: Matrix, factor: number): Matrix {
  return map(a, (value) => factor * value);
}

function sum(a: Float64Array, b: Float64Array): Float64Array {
  return a.map((value, i) => value + b[i]!);
}
