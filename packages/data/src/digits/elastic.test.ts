import { expect, it } from "vitest";
import { displace, latticeSize } from "./elastic.ts";

const path = () => [-40, 0, 3, 98, 50, 50, 79.9, 80.1, 119, 119];

it("moves every point alike when the lattice is constant", () => {
  const moved = path();
  displace(moved, new Float32Array(latticeSize).fill(0.5), 8);
  moved.forEach((value, at) => {
    expect(value).toBeCloseTo(path()[at]! + 4, 9);
  });
});

it("shears when the lattice is linear", () => {
  const lattice = Float32Array.from({ length: latticeSize }, (_, i) =>
    i % 2 === 0 ? Math.floor(i / 14) : 0,
  );
  const moved = path();
  displace(moved, lattice, 1);
  for (let at = 0; at < moved.length; at += 2) {
    expect(moved[at]).toBeCloseTo(path()[at]! + (path()[at + 1]! + 80) / 40, 9);
    expect(moved[at + 1]).toBe(path()[at + 1]);
  }
});
