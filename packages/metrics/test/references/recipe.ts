import type { Rows } from "@gan/spec";

/** A matrix under construction. */
type Table = Rows & { readonly values: Float64Array };

/**
 * x ← 1664525 x + 1013904223 mod 2³², from the letters of the seed; the upper 24 bits of each as a number in [0, 1). The arrays here
 * are those of recipe.py to the same bit.
 */
export function uniform(seed: string, count: number): Float64Array {
  let state = 0;
  for (const letter of seed) state = (Math.imul(state, 31) + letter.charCodeAt(0)) >>> 0;
  return Float64Array.from({ length: count }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  });
}

/** Nearly normal: the sum of four uniform numbers, less two. Exact. */
function bells(seed: string, count: number, size: number): Table {
  const u = uniform(seed, 4 * count * size);
  const values = Float64Array.from(
    { length: count * size },
    (_, i) => u[4 * i]! + u[4 * i + 1]! + u[4 * i + 2]! + u[4 * i + 3]! - 2,
  );
  return { values, count, size };
}

function mapped(table: Table, change: (value: number, column: number) => number): Table {
  return { ...table, values: table.values.map((value, i) => change(value, i % table.size)) };
}

function entangled(table: Table, share = 0.5): Table {
  const values = table.values.slice();
  for (let i = 0; i < values.length; i++) {
    if (i % table.size > 0) values[i] = values[i]! + share * values[i - 1]!;
  }
  return { ...table, values };
}

function shrinking(table: Table, step: number): Table {
  return mapped(table, (value, column) => value * 2 ** (-step * column));
}

/** Nine entangled columns, the first one again, one of zeros, and twice the second one. */
function flattened(table: Table, scale: number): Table {
  const nine = entangled(table);
  const { count, size } = table;
  const values = new Float64Array(count * 12);
  for (let i = 0; i < count; i++) {
    const [first, second] = [table.values[i * size]!, table.values[i * size + 1]!];
    values.set(nine.values.subarray(i * size, i * size + 9), i * 12);
    values.set([first, 0, second * 2], i * 12 + 9);
  }
  return mapped({ values, count, size: 12 }, (value) => value * scale);
}

/** Samples and reference of each case. */
export function cases(): Readonly<Record<string, readonly [samples: Rows, reference: Rows]>> {
  const two = (name: string, m: number, n: number, size: number) =>
    [bells(`${name} samples`, m, size), bells(`${name} reference`, n, size)] as const;
  const plain = two("plain", 300, 250, 8);
  const mixed = two("mixed", 200, 240, 16);
  const ill = two("ill", 200, 160, 16);
  const flat = two("flat", 120, 100, 12);
  const few = two("few", 20, 24, 48);
  const fewer = two("fewer", 30, 200, 40);
  const far = two("far", 150, 150, 6);
  const whole = two("whole", 160, 140, 4);
  return {
    plain: [mapped(plain[0], (x) => x * 1.25 + 0.25), plain[1]],
    mixed: [entangled(mixed[0]), entangled(mixed[1], 0.75)],
    "ill-conditioned": [
      entangled(shrinking(ill[0], 2)),
      mapped(shrinking(ill[1], 2), (x) => x * 0.5),
    ],
    "without an inverse": [flattened(flat[0], 1), flattened(flat[1], 1.5)],
    "fewer examples than features": [mapped(entangled(few[0]), (x) => x + 0.25), few[1]],
    "of one fewer than features": [entangled(fewer[0]), fewer[1]],
    "far from 0": [mapped(far[0], (x) => x + 1000), mapped(far[1], (x) => x * 2 + 1001)],
    "whole numbers": [
      mapped(whole[0], (x) => Math.floor(x * 3)),
      mapped(whole[1], (x) => Math.floor(x * 2)),
    ],
  };
}

/** Logits, and in how many parts they are scored. */
export function logits(): Readonly<Record<string, readonly [logits: Rows, splits: number]>> {
  const x = bells("logits", 230, 10);
  const three = {
    ...{ count: 230, size: 3 },
    values: x.values.filter((_, i) => i % 10 < 3).map((value) => value * 4),
  };
  return {
    undecided: [x, 10],
    decided: [mapped(x, (value) => value * 20), 10],
    "of few classes": [three, 1],
    "uneven splits": [mapped(x, (value) => value * 5), 7],
    "one class": [mapped(x, (value, column) => value * 0.25 + (column === 0 ? 40 : 0)), 10],
  };
}

/** Directions of length 1, a row each. */
export function directions(size: number, count = 20): Rows {
  const { values } = bells("projections", count, size);
  for (let from = 0; from < values.length; from += size) {
    const row = values.subarray(from, from + size);
    const length = Math.sqrt(row.reduce((sum, value) => sum + value * value, 0));
    for (let i = 0; i < size; i++) row[i]! /= length;
  }
  return { values, count, size };
}

type Shape = readonly [count: number, height: number, width: number, channels: number];

/** Pictures of one kind, one after the other, and as many of another. */
export interface PicturePair {
  readonly shape: Shape;
  readonly one: Float64Array;
  readonly other: Float64Array;
}

/** Pairs of pictures. */
export function pictures(): Readonly<Record<string, PicturePair>> {
  const two = (name: string, shape: Shape): PicturePair => {
    const one = blurred(`${name} one`, shape);
    const noise = blurred(`${name} other`, shape);
    return { shape, one, other: one.map((value, i) => 0.75 * value + 0.25 * noise[i]!) };
  };
  return {
    "28 gray": two("28 gray", [2, 28, 28, 1]),
    "32 in color": two("32 in color", [2, 32, 32, 3]),
    "12 gray": two("12 gray", [2, 12, 12, 1]),
    "45 by 61": two("45 by 61", [2, 45, 61, 1]),
    "176 gray": two("176 gray", [1, 176, 176, 1]),
  };
}

function blurred(name: string, [count, height, width, channels]: Shape): Float64Array {
  let x = uniform(name, count * height * width * channels);
  const row = width * channels;
  for (let time = 0; time < 2; time++) {
    for (const [step, place, places] of [
      [row, row, height],
      [channels, channels, width],
    ] as const) {
      const before = x;
      x = before.map((value, i) =>
        Math.floor(i / place) % places === 0 ? value : 0.5 * value + 0.5 * before[i - step]!,
      );
    }
  }
  return x;
}
