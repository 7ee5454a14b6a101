import fc from "fast-check";
import { expect, it } from "vitest";
import { annealed, exponentialDecay, momentumRamp } from "./index.ts";
import { power } from "./rates.ts";

const at = (iteration: number, epoch = 1) => ({ iteration, epoch, count: iteration });

it("divides the paper's rate by 1.000004 after every minibatch", () => {
  const rate = exponentialDecay({ initial: 0.1 });
  expect(rate(at(1))).toBe(0.1);
  expect(rate(at(2))).toBeCloseTo(0.1 / 1.000004, 15);
  expect(rate(at(500 * 50 + 1))).toBeCloseTo(0.1 * Math.exp(-25_000 * Math.log1p(4e-6)), 12);
  expect(rate(at(1e9))).toBe(1e-6);
});

it("ramps momentum from .5 to .7 over 250 epochs and stays there", () => {
  const momentum = momentumRamp();
  expect(momentum(at(1, 1))).toBe(0.5);
  expect(momentum(at(1, 125))).toBeCloseTo(0.5 + 0.2 * (124 / 249), 12);
  expect(momentum(at(1, 250))).toBeCloseTo(0.7, 12);
  expect(momentum(at(1, 900))).toBeCloseTo(0.7, 12);
});

it("anneals a rate over the last epochs, to one step above nothing, and no further", () => {
  const rate = annealed(() => 0.1, { epochs: 50, over: 20 });
  expect(rate(at(1, 1))).toBe(0.1);
  expect(rate(at(1, 31))).toBe(0.1);
  expect(rate(at(1, 32))).toBeCloseTo(0.1 * (19 / 20), 12);
  expect(rate(at(1, 50))).toBeCloseTo(0.1 / 20, 12);
  expect(rate(at(1, 90))).toBeCloseTo(0.1 / 20, 12);
});

it("raises to whole powers as Math.pow does, up to rounding", () => {
  fc.assert(
    fc.property(
      fc.double({ min: 0.995, max: 1.005, noNaN: true }),
      fc.nat(50_000),
      (base, exponent) => {
        const expected = base ** exponent;
        expect(Math.abs(power(base, exponent) / expected - 1)).toBeLessThan(1e-9);
      },
    ),
  );
});
