import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { packageExports } from "./exports.mjs";
import { expectedReadmes } from "./write-readme-exports.mjs";

const root = join(import.meta.dirname, "..");

it("says of every export what it is", () => {
  const all = packageExports().flatMap(({ entries }) => entries.flatMap(({ exports }) => exports));
  expect(all.length).toBeGreaterThan(300);
  const silent = all.filter(({ comment }) => !/^[^@]/.test(comment ?? ""));
  expect(silent.map(({ file, name }) => `${file}: ${name}`)).toEqual([]);
});

it.each(Object.entries(expectedReadmes()))(
  "lists in %s exactly what is exported",
  (file, expected) => {
    const fix = "Write the tables anew: node scripts/write-readme-exports.mjs";
    expect(readFileSync(join(root, file), "utf8"), fix).toBe(expected);
  },
);
