import { type Activation, activate, activateBackward } from "./activations.ts";
import { type Matrix, map, multiply, sumOfRows, transpose } from "./matrix.ts";

/** h = activation(xW + b). */
export interface Layer {
  /** W: `[inputs, units]`, or `[inputs, units · pieces]` with the pieces of a unit side by side. */
  readonly kernel: Matrix;
  readonly bias: Float64Array;
  readonly activation: Activation;
}

/** What each layer's input is multiplied by: 0 or 1/keep for inverted dropout, nothing where it has none. */
export type Masks = readonly (Matrix | undefined)[];

/** Everything a forward pass computed that its way back needs. */
export interface Trace {
  readonly output: Matrix;
  readonly steps: readonly {
    readonly input: Matrix;
    readonly mask: Matrix | undefined;
    readonly z: Matrix;
    readonly h: Matrix;
  }[];
}

/** ∂L/∂θ of one layer. */
export interface LayerGradient {
  readonly kernel: Float64Array;
  readonly bias: Float64Array;
}

export function forward(layers: readonly Layer[], x: Matrix, masks: Masks = []): Trace {
  let output = x;
  const steps = layers.map(({ kernel, bias, activation }, i) => {
    const mask = masks[i];
    const input = mask === undefined ? output : times(output, mask);
    const product = multiply(input, kernel);
    const z = map(product, (value, at) => value + bias[at % bias.length]!);
    output = activate(activation, z);
    return { input, mask, z, h: output };
  });
  return { output, steps };
}

/** ∂L/∂θ of every layer, from ∂L/∂output. */
export function parameterGradients(
  layers: readonly Layer[],
  trace: Trace,
  outputSlope: Matrix,
): LayerGradient[] {
  return slopesOfZ(layers, trace, outputSlope).map((slope, i) => ({
    kernel: multiply(transpose(trace.steps[i]!.input), slope).values,
    bias: sumOfRows(slope),
  }));
}

/** ∂L/∂x, from ∂L/∂output. */
export function inputGradient(layers: readonly Layer[], trace: Trace, outputSlope: Matrix): Matrix {
  return throughKernel(layers, trace, 0, slopesOfZ(layers, trace, outputSlope)[0]!);
}

/** ∂L/∂z of every layer. */
function slopesOfZ(layers: readonly Layer[], trace: Trace, outputSlope: Matrix): Matrix[] {
  const slopes: Matrix[] = [];
  let slope = outputSlope;
  for (let i = layers.length - 1; i >= 0; i--) {
    const { z, h } = trace.steps[i]!;
    slopes[i] = activateBackward(layers[i]!.activation, z, h, slope);
    if (i > 0) slope = throughKernel(layers, trace, i, slopes[i]!);
  }
  return slopes;
}

/** From ∂L/∂z of a layer to ∂L/∂ of what came in, before its mask. */
function throughKernel(layers: readonly Layer[], trace: Trace, i: number, slope: Matrix): Matrix {
  const masked = multiply(slope, transpose(layers[i]!.kernel));
  const { mask } = trace.steps[i]!;
  return mask === undefined ? masked : times(masked, mask);
}

function times(a: Matrix, b: Matrix): Matrix {
  if (a.rows !== b.rows || a.columns !== b.columns) {
    throw new RangeError(`A mask of [${b.rows}, ${b.columns}] is on [${a.rows}, ${a.columns}].`);
  }
  return map(a, (value, i) => value * b.values[i]!);
}
