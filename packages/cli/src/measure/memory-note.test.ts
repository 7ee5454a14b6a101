import { expect, it } from "vitest";
import { memoryNote } from "./memory-note.ts";

// The numbers themselves are not needed.
const rows = (bytes: number) => [
  { values: { byteLength: bytes } as Float32Array, count: 1, size: 1 },
];

it("names the options that take less memory, where features take a lot", () => {
  expect(memoryNote(rows(499_999_999), 10)).toBeUndefined();
  expect(memoryNote([...rows(4.1e8), ...rows(4.1e8)], 10)).toBe(
    "Features take 0.8 GB of memory, and half as much again while standard errors are taken. `--count` takes fewer examples, `--halves 0` no standard errors.",
  );
  expect(memoryNote(rows(5e8), 0)).toBe(
    "Features take 0.5 GB of memory. `--count` takes fewer examples.",
  );
});
