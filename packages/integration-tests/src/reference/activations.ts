import { type Matrix, map, matrix } from "./matrix.ts";

/** How a layer goes on from z = xW + b; the maximum is over consecutive pieces of a unit. */
export type Activation = "relu" | "sigmoid" | "linear" | { readonly pieces: number };

export function activate(activation: Activation, z: Matrix): Matrix {
  if (activation === "linear") return z;
  if (activation === "relu") return map(z, (value) => Math.max(0, value));
  if (activation === "sigmoid") return map(z, sigmoid);
  const { pieces } = activation;
  const h = matrix(z.rows, z.columns / pieces);
  return map(h, (_, unit) => z.values[largestPiece(z, unit, pieces)]!);
}

/**
 * ∂L/∂z from ∂L/∂h.
 *
 * At a rectifier's kink the slope is 0; of maxout's tied pieces the first has the whole slope.
 */
export function activateBackward(
  activation: Activation,
  z: Matrix,
  h: Matrix,
  slope: Matrix,
): Matrix {
  if (activation === "linear") return slope;
  if (activation === "relu") return map(slope, (value, i) => (z.values[i]! > 0 ? value : 0));
  if (activation === "sigmoid") {
    return map(slope, (value, i) => value * h.values[i]! * (1 - h.values[i]!));
  }
  const result = matrix(z.rows, z.columns);
  slope.values.forEach((value, unit) => {
    result.values[largestPiece(z, unit, activation.pieces)] = value;
  });
  return result;
}

/** σ(a) = 1 / (1 + exp(-a)), never with an exponent above 0. */
export function sigmoid(a: number): number {
  const small = Math.exp(-Math.abs(a));
  return a >= 0 ? 1 / (1 + small) : small / (1 + small);
}

function largestPiece(z: Matrix, unit: number, pieces: number): number {
  let best = unit * pieces;
  for (let piece = best + 1; piece < (unit + 1) * pieces; piece++) {
    if (z.values[piece]! > z.values[best]!) best = piece;
  }
  return best;
}
