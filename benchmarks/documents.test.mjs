import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { expectedDocuments } from "./lib/documents.mjs";
import { operationsOf, productsOf } from "./lib/products-of.mjs";

const root = join(import.meta.dirname, "..");

it.each(Object.entries(expectedDocuments()))(
  "shows the committed results in %s",
  (file, expected) => {
    const fix = "Write the pages anew: node benchmarks/write-docs.mjs";
    expect(existsSync(join(root, file)), fix).toBe(true);
    expect(readFileSync(join(root, file), "utf8"), fix).toBe(expected);
  },
);

it("has the same Parzen scores from us and from PyTorch, to a thousandth of a nat", (context) => {
  const file = join(import.meta.dirname, "results/parzen.json");
  if (!existsSync(file)) return context.skip("no results/parzen.json is committed");
  const [{ contenders }] = JSON.parse(readFileSync(file, "utf8")).cases;
  const [ours, ...others] = contenders.map(({ result }) => result);
  for (const other of others) {
    expect(other.bandwidth).toBeCloseTo(ours.bandwidth, 9);
    expect(Math.abs(other.mean - ours.mean)).toBeLessThan(1e-3);
    expect(Math.abs(other.standardError - ours.standardError)).toBeLessThan(1e-3);
    other.validation.forEach((mean, k) => {
      expect(Math.abs(mean - ours.validation[k])).toBeLessThan(1e-2);
    });
  }
});

it("counts the products of an iteration: six passes over D's weights and three over G's, less where no gradient goes", () => {
  const [weightsOfG, weightsOfD, m] = [
    100 * 1200 + 1200 * 1200 + 1200 * 784,
    784 * 1200 + 240 * 1200 + 240,
    100,
  ];
  const forward = weightsOfG + 2 * weightsOfD;
  const updateOfD = 2 * weightsOfD + 2 * (weightsOfD - 784 * 1200);
  const updateOfG = weightsOfD + weightsOfG + (weightsOfG - 100 * 1200);
  const operations = (schedule) => operationsOf(productsOf({ schedule, batchSize: m }));
  expect(operations("simultaneous")).toBe(2 * m * (forward + updateOfD + updateOfG));
  expect(operations("alternating") - operations("simultaneous")).toBe(
    2 * m * (weightsOfG + weightsOfD),
  );
});
