import type { Rng } from "@gan/spec";
import type { Plan } from "../preset.ts";
import { scaled } from "../width.ts";
import { dense } from "./dense.ts";

/** The shape of a small network. */
export interface ToyNetworkOptions {
  /** Numbers in one example: 1 on a line, 2 in the plane. @default 2 */
  readonly exampleSize?: number;
  /** Units of the hidden layers. @default [128, 128] */
  readonly hiddenSizes?: readonly number[];
  /** Of the hidden layers; `tanh` gives smoother functions. @default "relu" */
  readonly activation?: "relu" | "tanh";
  /** Scales every hidden layer, for small machines. @default 1 */
  readonly width?: number;
  /**
   * Bound of the inputs: each unit of the first layer then starts with its kink at a random place in
   * `[-spread, spread]` on every axis, which fine detail on a line needs. @default 0, all kinks at the origin
   */
  readonly spread?: number;
}

/**
 * Hidden layers and a linear one, with Glorot's uniform start: range √(6 / (inputs + outputs)).
 *
 * @see Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010, eq. 16.
 */
export function toyPlan(
  inputSize: number,
  outputSize: number,
  { hiddenSizes = [128, 128], activation = "relu", width = 1, spread = 0 }: ToyNetworkOptions,
  rng: Rng,
): Plan {
  const sizes = [...hiddenSizes.map((size) => scaled(size, width)), outputSize];
  const layers = sizes.map((units, i) => {
    const inputs = sizes[i - 1] ?? inputSize;
    const isLast = i === sizes.length - 1;
    return dense(rng, {
      name: isLast ? "y" : `h${i}`,
      units,
      activation: isLast ? "linear" : activation,
      start: { range: Math.sqrt(6 / (inputs + units)) },
      bias: i === 0 && spread > 0 ? spreadBiases(inputSize, units, spread, rng) : 0,
    });
  });
  return { inputShape: [inputSize], layers };
}

/** Biases that put each unit's kink, where w·x + b = 0, through a random point: b = -w·x with the weights it will have. */
function spreadBiases(inputs: number, units: number, spread: number, rng: Rng): Float32Array {
  const range = Math.sqrt(6 / (inputs + units));
  const size = inputs * units;
  const weights = rng.stream("h0/kernel").fillUniform(new Float32Array(size), -range, range);
  const places = rng.stream("h0/bias").fillUniform(new Float32Array(size), -spread, spread);
  const biases = new Float32Array(units);
  for (let at = 0; at < size; at++) biases[at % units]! -= weights[at]! * places[at]!;
  return biases;
}
