import { createRng, type Stream } from "@gan/spec";
import { describe, expect, it } from "vitest";

/** What a prior is asked for; `NoisePrior` of `@gan/core` is one. */
interface Prior {
  readonly name: string;
  readonly noiseSize: number;
  readonly marginal?: {
    readonly support: readonly [low: number, high: number];
    density(z: number): number;
  };
  draw(count: number, stream: Stream): Float32Array;
}

/** The contract every noise prior must keep; call it once for each from the package's tests. */
export function testNoisePrior(prior: Prior): void {
  const stream = (seed = 7) => createRng(seed).stream("noise");

  describe(`noise prior ${prior.name}`, () => {
    it("gives rows of finite numbers, as many as are asked for", () => {
      expect(prior.noiseSize).toSatisfy(Number.isSafeInteger);
      for (const count of [0, 1, 7]) {
        const noise = prior.draw(count, stream());
        expect(noise).toHaveLength(count * prior.noiseSize);
        expect(noise.every(Number.isFinite)).toBe(true);
      }
    });

    it("gives equal streams equal noise, others other noise, and goes on where it stopped", () => {
      const once = stream();
      const [first, second] = [prior.draw(3, once), prior.draw(3, once)];
      expect(prior.draw(3, stream())).toEqual(first);
      expect(second).not.toEqual(first);
      expect(prior.draw(3, stream(8))).not.toEqual(first);
    });

    it("has numbers that lie as its marginal says", () => {
      if (prior.marginal === undefined) return;
      const { support, density } = prior.marginal;
      const count = Math.ceil(100_000 / prior.noiseSize);
      const noise = prior.draw(count, stream());
      const [low, high] = support;
      const outside = noise.filter((z) => z < low || z > high).length;
      expect(outside / noise.length).toBeLessThan(0.004);
      // Shares of twenty intervals against the density's, by Simpson's rule.
      const width = (high - low) / 20;
      const weights = Array.from({ length: 20 }, (_, i) => {
        const from = low + i * width;
        return density(from) + 4 * density(from + width / 2) + density(from + width);
      });
      const total = weights.reduce((sum, weight) => sum + weight, 0);
      const inside = noise.length - outside;
      for (const [i, weight] of weights.entries()) {
        const [from, to] = [low + i * width, low + (i + 1) * width];
        const found = noise.filter((z) => z >= from && z < to).length / inside;
        const share = weight / total;
        const bound = 5 * Math.sqrt((share * (1 - share)) / inside) + 1e-4;
        expect(Math.abs(found - share), `share of [${from}, ${to})`).toBeLessThan(bound);
      }
    });
  });
}
