import type { Game } from "@gan/core";

/** Points of a plane in z. */
export interface NoisePlane {
  /** `side × side` noise vectors, row after row from the top: the first direction to the right, the second upward. */
  readonly noise: Float32Array;
  /** How far the outermost points are from the middle, along each direction. */
  readonly extent: number;
}

/**
 * A square grid on a plane through the middle of the noise, along two orthogonal directions from a stream of their own, as far
 * as every number of z stays where noise is drawn. Of at most two numbers it is all of z; of one, all rows are alike.
 */
export function noisePlane({ prior, rng }: Pick<Game, "prior" | "rng">, side: number): NoisePlane {
  const { noiseSize, marginal } = prior;
  const [low, high] = marginal?.support ?? [-1, 1];
  const middle = (low + high) / 2;
  const drawn = [...prior.draw(2, rng.stream("playground/map"))].map((z) => z - middle);
  const axis = (of: number) => Array.from({ length: noiseSize }, (_, i) => (i === of ? 1 : 0));
  const right = noiseSize <= 2 ? axis(0) : unit(drawn.slice(0, noiseSize));
  const up = noiseSize <= 2 ? axis(1) : unit(across(drawn.slice(noiseSize), right));
  const widest = Math.max(...right.map((r, i) => Math.abs(r) + Math.abs(up[i]!)));
  // The upper end itself is not drawn.
  const extent = ((1 - 1e-6) * (high - low)) / 2 / widest;
  const at = (step: number) => extent * ((2 * step) / (side - 1) - 1);
  const noise = Float32Array.from({ length: side * side * noiseSize }, (_, i) => {
    const [point, number] = [Math.floor(i / noiseSize), i % noiseSize];
    const [column, row] = [point % side, Math.floor(point / side)];
    return middle + at(column) * right[number]! - at(row) * up[number]!;
  });
  return { noise, extent };
}

/** What of a vector is orthogonal to a unit vector. */
function across(vector: readonly number[], direction: readonly number[]): number[] {
  const share = vector.reduce((sum, value, i) => sum + value * direction[i]!, 0);
  return vector.map((value, i) => value - share * direction[i]!);
}

function unit(vector: readonly number[]): number[] {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
