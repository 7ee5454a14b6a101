import type { CurvePoint } from "../protocol.ts";

/** Points kept of a curve; beyond it every other one is forgotten. */
const LIMIT = 1200;

/** The records of a run, thinned out evenly as it grows. */
export interface Curve {
  add(point: CurvePoint): void;
  /** Forgets what came after an iteration. */
  cut(iteration: number): void;
  replace(points: readonly CurvePoint[]): void;
  all(): readonly CurvePoint[];
  /** Points since the last call, or nothing where only all of them will do. */
  takeNew(): readonly CurvePoint[] | undefined;
}

/** Creates an empty curve. */
export function createCurve(): Curve {
  let points: CurvePoint[] = [];
  let fresh: CurvePoint[] | undefined = [];
  return {
    add(point) {
      points.push(point);
      fresh?.push(point);
      if (points.length <= LIMIT) return;
      points = points.filter((_, i) => i % 2 === 1);
      fresh = undefined;
    },
    cut(iteration) {
      points = points.filter((point) => point.iteration <= iteration);
      fresh = undefined;
    },
    replace(others) {
      points = [...others];
      fresh = undefined;
    },
    all: () => points,
    takeNew() {
      const taken = fresh;
      fresh = [];
      return taken;
    },
  };
}
