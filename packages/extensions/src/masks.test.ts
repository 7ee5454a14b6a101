import { createRng } from "@gan/spec";
import { expect, it } from "vitest";
import { anyMask, hiddenBlock, hiddenHalf, hiddenShare, type Mask, masks } from "./index.ts";

const SIZE = 784;

function drawn(mask: Mask, count: number, size = SIZE): Float32Array[] {
  const stream = createRng(7).stream("masks");
  return Array.from({ length: count }, () => {
    const out = new Float32Array(size).fill(5);
    mask(out, stream);
    return out;
  });
}

const hiddenIn = (out: Float32Array) => out.filter((visible) => visible === 0).length;

it.each([0.1, 0.5, 0.9])("hides a share of %d, each number independently", (share) => {
  const all = drawn(hiddenShare(share), 200);
  const mean = all.reduce((sum, out) => sum + hiddenIn(out), 0) / (200 * SIZE);
  expect(Math.abs(mean - share)).toBeLessThan(4 * Math.sqrt((share * (1 - share)) / (200 * SIZE)));
  // Independent: the counts of masks spread as binomial ones do.
  const deviations = all.map((out) => (hiddenIn(out) - SIZE * share) ** 2);
  const variance = deviations.reduce((sum, each) => sum + each, 0) / 200;
  expect(variance / (SIZE * share * (1 - share))).toBeGreaterThan(0.6);
  expect(variance / (SIZE * share * (1 - share))).toBeLessThan(1.5);
});

it("hides a square at any place", () => {
  const corners = drawn(hiddenBlock(14), 300).map((out) => {
    expect(hiddenIn(out)).toBe(14 * 14);
    const at = out.indexOf(0);
    const [top, left] = [Math.floor(at / 28), at % 28];
    const expected = Float32Array.from({ length: SIZE }, (_, i) => {
      const [row, column] = [Math.floor(i / 28) - top, (i % 28) - left];
      const isInside = row >= 0 && row < 14 && column >= 0 && column < 14;
      return isInside ? 0 : 1;
    });
    expect(out.join()).toBe(expected.join());
    return [top, left];
  });
  for (const side of [0, 1]) {
    const places = corners.map((corner) => corner[side]!);
    expect([Math.min(...places), Math.max(...places)]).toEqual([0, 14]);
  }
});

it("hides a half", () => {
  const halves = { left: [0, 1], right: [1, 0] } as const;
  for (const [half, [left, right]] of Object.entries(halves)) {
    const [out] = drawn(hiddenHalf(half as "left"), 1, 4);
    expect([...out!]).toEqual([left, right, left, right]);
  }
  expect([...drawn(hiddenHalf("top"), 1, 4)[0]!]).toEqual([0, 0, 1, 1]);
  expect([...drawn(hiddenHalf("bottom"), 1, 4)[0]!]).toEqual([1, 1, 0, 0]);
});

it("measures by shares, a block and the halves, under their names", () => {
  const shares = Object.entries(masks).map(([name, mask]) => {
    const mean = drawn(mask, 40).reduce((sum, out) => sum + hiddenIn(out) / SIZE / 40, 0);
    return [name, Math.round(100 * mean)];
  });
  expect(Object.fromEntries(shares)).toEqual({
    ...{ "10 %": 10, "30 %": 30, "50 %": 50, "70 %": 70, "90 %": 90 },
    ...{ block: 25, left: 50, right: 50, top: 50, bottom: 50 },
  });
});

it("trains on all kinds, from a tenth to nine tenths hidden", () => {
  const all = drawn(anyMask, 2000);
  expect(all.every((out) => out.every((value) => value === 0 || value === 1))).toBe(true);
  const isHalf = (out: Float32Array) =>
    hiddenIn(out) === SIZE / 2 &&
    [0, 27, 756, 783].filter((corner) => out[corner] === 0).length === 2;
  const isBlock = (out: Float32Array) => {
    const rows = Array.from({ length: 28 }, (_, row) =>
      hiddenIn(out.subarray(28 * row, 28 * row + 28)),
    ).filter((count) => count > 0);
    return rows.length <= 18 && rows.every((count) => count === rows.length);
  };
  const kinds = { half: all.filter(isHalf), block: all.filter(isBlock) };
  for (const kind of Object.values(kinds)) {
    expect(kind.length).toBeGreaterThan(430);
    expect(kind.length).toBeLessThan(570);
  }
  const others = all.filter((out) => !isHalf(out) && !isBlock(out)).map(hiddenIn);
  expect(Math.min(...others) / SIZE).toBeLessThan(0.15);
  expect(Math.max(...others) / SIZE).toBeGreaterThan(0.85);
});

it("refuses examples that are no square picture, or too small a one", () => {
  expect(() => drawn(hiddenHalf("left"), 1, 10)).toThrow(
    /`numbers in an example` is 10, expected those of a square picture in one color/,
  );
  expect(() => drawn(hiddenBlock(14), 1, 100)).toThrow(/at least 14 × 14/);
});
