import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { normalQuantile } from "./normal-quantile.ts";
import { createRng, Stream } from "./rng.ts";

const fresh = () => createRng(2014).stream("test", 1, 1);

it("draws the published values of xoshiro128** from the state 1, 2, 3, 4", () => {
  const stream = new Stream([1, 2, 3, 4]);
  expect(Array.from({ length: 10 }, () => stream.nextUint32())).toEqual([
    11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597,
    4258142804,
  ]);
});

it("continues where it stopped, whatever the sizes asked for", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9000), { maxLength: 4 }), (sizes) => {
      const [whole, parts] = [fresh(), fresh()];
      const total = sizes.reduce((sum, size) => sum + size, 0);
      const expected = whole.fillUniform(new Float32Array(total));
      const received = sizes.flatMap((size) => [...parts.fillUniform(new Float32Array(size))]);
      expect(received).toEqual([...expected]);
    }),
    { numRuns: 20 },
  );
});

describe("addresses", () => {
  it("give equal bits for equal (seed, name, iteration, step) and others otherwise", () => {
    const draw = (seed: number, name: string, iteration: number, step: number) =>
      createRng(seed).stream(name, iteration, step).nextUint32();
    const draws = [
      draw(0, "noise", 1, 1),
      draw(1, "noise", 1, 1),
      draw(2 ** 32, "noise", 1, 1),
      draw(0, "noise", 2, 1),
      draw(0, "noise", 1, 2),
      draw(0, "noises", 1, 1),
      createRng(0).fork("a").stream("noise", 1, 1).nextUint32(),
    ];
    expect(draw(0, "noise", 1, 1)).toBe(draws[0]);
    expect(new Set(draws).size).toBe(draws.length);
  });

  it("fork into names", () => {
    expect(createRng(5).fork("a").fork("b").stream("c").nextUint32()).toBe(
      createRng(5).stream("a/b/c").nextUint32(),
    );
  });
});

describe("distributions of a million draws", () => {
  const count = 1_000_000;
  const moments = (values: Float32Array) => {
    let [sum, squares] = [0, 0];
    for (const value of values) {
      sum += value;
      squares += value * value;
    }
    return { mean: sum / count, variance: squares / count - (sum / count) ** 2 };
  };

  it("are uniform", () => {
    const values = fresh().fillUniform(new Float32Array(count), -1, 3);
    const { mean, variance } = moments(values);
    expect(Math.abs(mean - 1)).toBeLessThan(5 * Math.sqrt(16 / 12 / count));
    expect(variance).toBeCloseTo(16 / 12, 2);
    expect(values.every((value) => value >= -1 && value < 3)).toBe(true);
  });

  it.each([
    [2, (out: Float32Array) => fresh().fillNormal(out, 2, 3)],
    [0, (out: Float32Array) => fresh().fillNoise(out, 3)],
  ])(
    "are normal around %d: moments, and the Kolmogorov–Smirnov distance to published quantiles",
    (center, fill) => {
      const values = fill(new Float32Array(count));
      const { mean, variance } = moments(values);
      expect(Math.abs(mean - center)).toBeLessThan(5 * (3 / Math.sqrt(count)));
      expect(variance / 9).toBeCloseTo(1, 2);
      for (const [quantile, share] of [
        [-3.090232, 0.001],
        [-1.959964, 0.025],
        [-0.67449, 0.25],
        [0, 0.5],
        [1.281552, 0.9],
        [2.326348, 0.99],
      ] as const) {
        const below =
          values.reduce((sum, value) => sum + Number(value < center + 3 * quantile), 0) / count;
        expect(Math.abs(below - share)).toBeLessThan(1.63 / Math.sqrt(count));
      }
    },
  );

  it.each([0.5, 0.8])("keep a share of %d, scaled so that the mean stays 1", (keep) => {
    const mask = fresh().fillMask(new Float32Array(count), keep);
    expect(new Set(mask)).toEqual(new Set([0, Math.fround(1 / keep)]));
    expect(Math.abs(moments(mask).mean - 1)).toBeLessThan(5 / Math.sqrt(count));
  });

  it("are equally likely below a limit that does not divide 2³²", () => {
    const stream = fresh();
    const counts = [0, 0, 0];
    for (let i = 0; i < 30_000; i++) counts[stream.integer(3)]!++;
    for (const seen of counts)
      expect(Math.abs(seen - 10_000)).toBeLessThan(5 * Math.sqrt(20_000 / 3));
  });
});

it("gives noise whose neighbors know nothing of each other, in halves that are alike", () => {
  const noise = fresh().fillNoise(new Float32Array(1_000_000));
  let [beside, even] = [0, 0];
  for (let i = 0; i < noise.length; i += 2) {
    beside += noise[i]! * noise[i + 1]!;
    even += noise[i]! ** 2;
  }
  expect(Math.abs(beside / 500_000)).toBeLessThan(5 / Math.sqrt(500_000));
  expect(Math.abs(even / 500_000 - 1)).toBeLessThan(5 * Math.sqrt(2 / 500_000));
});

it.each([1, 2, 3, 8193])("masks %d elements as the start of a longer mask", (length) => {
  const short = fresh().fillMask(new Float32Array(length), 0.8);
  const long = fresh().fillMask(new Float32Array(length + 1000), 0.8);
  expect(short).toEqual(long.subarray(0, length));
});

it.each([
  // R's qnorm, 10 digits.
  [0.5, 0],
  [0.975, 1.959963985],
  [0.001, -3.090232306],
  [1e-6, -4.753424309],
  [1 - 1e-9, 5.997807015],
])("has the normal quantile of %d", (share, expected) => {
  const draw = Math.round((share - 0.5) * 2 ** 32 - 0.5);
  expect(Math.abs(normalQuantile(draw) - expected)).toBeLessThan(share > 0.9999 ? 0.05 : 2e-3);
});

it("is exact to a part in ten million where the draw is", () => {
  const central = normalQuantile(2 ** 30 - 0.5);
  expect(Math.abs(central - 0.6744897502)).toBeLessThan(1e-7);
  const tail = normalQuantile(0.475 * 2 ** 32 - 0.5);
  expect(Math.abs(tail - 1.9599639845)).toBeLessThan(3e-7);
  expect(normalQuantile(-(2 ** 31))).toBe(-normalQuantile(2 ** 31 - 1));
});

it("shuffles without losing anyone, every order equally likely", () => {
  const seen = new Map<string, number>();
  for (let i = 0; i < 6000; i++) {
    const order = createRng(i).stream("shuffle").shuffle([1, 2, 3]).join("");
    seen.set(order, (seen.get(order) ?? 0) + 1);
  }
  expect([...seen.keys()].sort()).toEqual(["123", "132", "213", "231", "312", "321"]);
  for (const times of seen.values()) expect(Math.abs(times - 1000)).toBeLessThan(150);
});

it.each([1, 2, 7, 5000])(
  "draws a mask of %i elements from its numbers, two from each",
  (length) => {
    const [stream, same] = [createRng(5).stream("masks"), createRng(5).stream("masks")];
    const draws = Array.from({ length: Math.ceil(length / 2) }, () => same.nextUint32());
    const halves = draws.flatMap((draw) => [draw & 0xffff, draw >>> 16]).slice(0, length);
    const mask = stream.fillMask(new Float32Array(length), 0.75);
    expect([...mask]).toEqual(halves.map((half) => (half < 0.75 * 65536 ? Math.fround(4 / 3) : 0)));
    expect(stream.nextUint32()).toBe(same.nextUint32());
  },
);
