import { expect, it } from "vitest";
import { rowsAtOnce } from "./rows-at-once.ts";

const layer = (...outputShape: number[]) => ({
  ...{ name: "h", description: "", parameterCount: 0, outputShape },
});

it("takes as many rows as are wanted, fewer where a layer is large, and always one", () => {
  expect(rowsAtOnce({ layers: [] }, 500)).toBe(500);
  expect(rowsAtOnce({ layers: [layer(1200), layer(784)] }, 500)).toBe(500);
  expect(rowsAtOnce({ layers: [layer(8), layer(64, 64, 64)] }, 500)).toBe(128);
  expect(rowsAtOnce({ layers: [layer(2 ** 30)] }, 500)).toBe(1);
});
