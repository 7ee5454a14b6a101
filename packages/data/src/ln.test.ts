import fc from "fast-check";
import { expect, it } from "vitest";
import { ln } from "./ln.ts";

it("agrees with Math.log to the last digits of a double", () => {
  fc.assert(
    fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
      const exact = Math.log(x);
      expect(Math.abs(ln(x) - exact)).toBeLessThanOrEqual(4e-16 * Math.max(1, Math.abs(exact)));
    }),
  );
});

it.each([1, 2, 0.5, 1e-7])("is the logarithm of %d", (x) => {
  expect(ln(x)).toBeCloseTo(Math.log(x), 15);
});
