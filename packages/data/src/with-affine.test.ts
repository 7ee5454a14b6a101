import { createRng, datasetFromFloats, subset } from "@gan/spec";
import { testSampler } from "@gan/test-utils";
import { expect, it } from "vitest";
import { createSampler } from "./sampler.ts";
import { withAffine } from "./with-affine.ts";

const [HEIGHT, WIDTH, COUNT] = [22, 28, 200];
const MIDDLE = { x: (WIDTH - 1) / 2, y: (HEIGHT - 1) / 2 };
const BLACK = -1;

/**
 * Pictures whose two channels are where their pixels lie, x and y. Between pixels as well, since lines go straight: a changed
 * one tells of each pixel where it came from.
 */
const places = datasetFromFloats({
  ...{ name: "places", exampleShape: [HEIGHT, WIDTH, 2], range: [BLACK, 1] },
  values: Float32Array.from({ length: COUNT * HEIGHT * WIDTH * 2 }, (_, i) => {
    const pixel = Math.floor(i / 2) % (HEIGHT * WIDTH);
    return i % 2 === 0 ? pixel % WIDTH : Math.floor(pixel / WIDTH);
  }),
});

const rng = () => createRng(3);
const plain = (pictures = places) =>
  createSampler(pictures, { batchSize: pictures.size, rng: rng() });
const changed = (strength = 1) => withAffine(plain(), { of: places, strength, rng: rng() });

const few = subset(places, 0, 5, "few");
testSampler("of changed pictures", () => withAffine(plain(few), { of: few, rng: rng() }));

/** Where the pixels of a changed picture came from. */
function origins(strength?: number): ((x: number, y: number) => { x: number; y: number })[] {
  const { values } = changed(strength).batch(1, 1);
  const size = HEIGHT * WIDTH * 2;
  return Array.from({ length: COUNT }, (_, picture) => (x, y) => {
    const at = picture * size + (y * WIDTH + x) * 2;
    return { x: values[at]!, y: values[at + 1]! };
  });
}

/** The changes that were drawn, read from pixels about the middle: a turn after a slant after factors, and a move. */
function changes(strength?: number) {
  return origins(strength).map((from) => {
    const [here, right, below] = [from(13, 10), from(14, 10), from(13, 11)];
    const [xx, yx, xy, yy] = [
      right.x - here.x,
      right.y - here.y,
      below.x - here.x,
      below.y - here.y,
    ];
    const [turn, wider] = [Math.atan2(yx, xx), Math.hypot(xx, yx)];
    const [cos, sin] = [Math.cos(turn), Math.sin(turn)];
    const [dx, dy] = [13 - MIDDLE.x, 10 - MIDDLE.y];
    return {
      turn: (turn * 180) / Math.PI,
      wider: Math.log(wider),
      higher: Math.log(cos * yy - sin * xy),
      slant: (cos * xy + sin * yy) / wider,
      right: here.x - xx * dx - xy * dy - MIDDLE.x,
      down: here.y - yx * dx - yy * dy - MIDDLE.y,
    };
  });
}

const limits = {
  ...{ turn: 12, wider: 0.12, higher: 0.12, slant: 0.2 },
  ...{ right: WIDTH / 14, down: HEIGHT / 14 },
};

it.each(Object.entries(limits))("changes pictures evenly: %s up to %f", (name, limit) => {
  for (const strength of [1, 0.5]) {
    const drawn = changes(strength).map((change) => change[name as keyof typeof limits]);
    const largest = Math.max(...drawn.map(Math.abs));
    expect(largest).toBeLessThan(limit * strength * 1.001);
    expect(largest).toBeGreaterThan(limit * strength * 0.95);
    const mean = drawn.reduce((sum, value) => sum + value, 0) / COUNT;
    // Five standard errors of a uniform mean.
    expect(Math.abs(mean)).toBeLessThan((5 * limit * strength) / Math.sqrt(3 * COUNT));
  }
});

it("draws each part of a change by itself", () => {
  const all = changes();
  const parts = Object.keys(limits) as (keyof typeof limits)[];
  for (const [i, one] of parts.entries()) {
    for (const other of parts.slice(i + 1)) {
      const shared = all.reduce((sum, change) => {
        return sum + (change[one] / limits[one]) * (change[other] / limits[other]);
      }, 0);
      // A product of two has the deviation 1/3; five standard errors.
      expect(Math.abs(shared / COUNT)).toBeLessThan(5 / (3 * Math.sqrt(COUNT)));
    }
  }
});

it("keeps straight lines, up to the border, and shows black beyond", () => {
  const all = changes();
  let beyond = 0;
  for (const [picture, from] of origins().entries()) {
    const { turn, wider, higher, slant, right, down } = all[picture]!;
    const [cos, sin] = [Math.cos((turn * Math.PI) / 180), Math.sin((turn * Math.PI) / 180)];
    for (const [x, y] of [
      [0, 0],
      [WIDTH - 1, 0],
      [0, HEIGHT - 1],
      [WIDTH - 1, HEIGHT - 1],
      [7, 16],
    ] as const) {
      const [dx, dy] = [x - MIDDLE.x, y - MIDDLE.y];
      const u = Math.exp(wider) * (dx + slant * dy);
      const v = Math.exp(higher) * dy;
      const expected = {
        x: cos * u - sin * v + MIDDLE.x + right,
        y: sin * u + cos * v + MIDDLE.y + down,
      };
      const isInside = (at: number, last: number) => at > 0.01 && at < last - 0.01;
      const isBeyond = (at: number, last: number) => at < -1.01 || at > last + 1.01;
      if (isInside(expected.x, WIDTH - 1) && isInside(expected.y, HEIGHT - 1)) {
        expect(from(x, y).x).toBeCloseTo(expected.x, 3);
        expect(from(x, y).y).toBeCloseTo(expected.y, 3);
      } else if (isBeyond(expected.x, WIDTH - 1) || isBeyond(expected.y, HEIGHT - 1)) {
        beyond++;
        expect(from(x, y)).toEqual({ x: BLACK, y: BLACK });
      }
    }
  }
  expect(beyond).toBeGreaterThan(COUNT);
});

it("changes nothing at strength 0", () => {
  expect([...changed(0).batch(1, 1).values]).toEqual([...plain().batch(1, 1).values]);
});

it("refuses what are no pictures, and a strength that is no number from 0", () => {
  const of = { name: "points", exampleShape: [2], range: [0, 1] as const };
  expect(() => withAffine(plain(), { of, rng: rng() })).toThrow(
    /expected pictures, not rows of 2 numbers/,
  );
  for (const strength of [-1, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(() => changed(strength)).toThrow(/`strength` is/);
  }
});
