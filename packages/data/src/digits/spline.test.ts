import { expect, it } from "vitest";
import { spline } from "./spline.ts";

const point = (x: number, y: number, isCorner = false) => ({ x, y, isCorner });

it("passes through its control points", () => {
  const points = [point(0, 0), point(30, 10), point(40, 60), point(5, 90)];
  const path = spline(points);
  points.forEach(({ x, y }, i) => {
    expect(path[10 * i]).toBeCloseTo(x, 9);
    expect(path[10 * i + 1]).toBeCloseTo(y, 9);
  });
});

it("keeps a straight line straight", () => {
  const path = spline([point(0, 0), point(10, 20), point(15, 30), point(40, 80)]);
  for (let at = 0; at < path.length; at += 2) expect(path[at + 1]).toBeCloseTo(2 * path[at]!, 9);
});

it("turns at a corner without rounding it", () => {
  const path = spline([point(0, 0), point(50, 0, true), point(50, 50)]);
  for (let at = 0; at < path.length; at += 2) {
    expect(Math.min(Math.abs(path[at + 1]!), Math.abs(path[at]! - 50))).toBeLessThan(1e-9);
  }
});

it("follows a circle whose points it is given, but for both ends", () => {
  const points = Array.from({ length: 13 }, (_, i) => {
    const angle = (i * Math.PI) / 6;
    return point(Math.cos(angle), Math.sin(angle));
  });
  const path = spline(points).slice(10, -10);
  for (let at = 0; at < path.length; at += 2) {
    expect(Math.abs(Math.hypot(path[at]!, path[at + 1]!) - 1)).toBeLessThan(0.002);
  }
});
