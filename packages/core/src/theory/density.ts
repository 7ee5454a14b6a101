import type { Stream } from "@gan/spec";

/** A known distribution on the line: what can be computed of it and drawn from it. */
export interface Density {
  readonly name: string;
  /** p(x). */
  at(x: number): number;
  /** Draws so many numbers. */
  draw(count: number, stream: Stream): Float32Array;
}

/** N(mean, deviation²). */
export function gaussian(mean: number, deviation: number): Density {
  const factor = 1 / (deviation * Math.sqrt(2 * Math.PI));
  return {
    name: `N(${mean}, ${deviation}²)`,
    at: (x) => factor * Math.exp(-(((x - mean) / deviation) ** 2) / 2),
    draw: (count, stream) => stream.fillNormal(new Float32Array(count), mean, deviation),
  };
}

/** The mean of several densities: each is drawn from equally often. */
export function mixture(...parts: readonly [Density, ...Density[]]): Density {
  return {
    name: `mean of ${parts.map(({ name }) => name).join(" and ")}`,
    at: (x) => parts.reduce((sum, part) => sum + part.at(x), 0) / parts.length,
    draw(count, stream) {
      const of = parts.map((part) => part.draw(count, stream));
      return Float32Array.from({ length: count }, (_, i) => of[stream.integer(parts.length)]![i]!);
    },
  };
}
