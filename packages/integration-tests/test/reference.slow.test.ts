import { useBackend } from "@gan/backends";
import { wasm } from "@gan/backends/wasm";
import { loadDigits, loadMnist } from "@gan/data";
import { createDataSource } from "@gan/data/node";
import type { Dataset } from "@gan/spec";
import { beforeAll, describe, expect, it } from "vitest";
import { compareWithReference } from "./support/compare-with-reference.ts";
import { dataFolder } from "./support/data-folder.ts";
import { expectMatch, expectStrictMatch } from "./support/expect-match.ts";

let train: Dataset;

beforeAll(async () => {
  await useBackend([wasm()]);
  const root = dataFolder("mnist");
  train =
    root === undefined
      ? loadDigits({ split: "train" })
      : await loadMnist({ split: "train", source: createDataSource({ set: "mnist", root }) });
});

describe.each(["simultaneous", "alternating"] as const)(
  "twenty iterations of mnist, %s",
  (schedule) => {
    it("match float64 from the experiment's own start", { timeout: 300_000 }, async () => {
      const comparison = await compareWithReference({
        settings: { schedule, batchSize: 10 },
        train,
        iterations: 20,
      });
      expectMatch(comparison);
    });

    it("match float64, tensor by tensor, where both players move", {
      timeout: 600_000,
    }, async () => {
      await expectOnce([2014, 2015, 2016], async (seed) => {
        const settings = { schedule, seed, batchSize: 25, width: 0.5 };
        expectStrictMatch(
          await compareWithReference({ settings, train, iterations: 20, scale: 5 }),
        );
      });
    });
  },
);

/**
 * Expects one of several seeds to fit. Of 3 million units that a run decides at a kink, float32 may decide one
 * otherwise than float64, which shows as 1e-4 of a bias; a defect shows at every seed.
 */
async function expectOnce(seeds: number[], check: (seed: number) => Promise<void>): Promise<void> {
  const failures: unknown[] = [];
  for (const seed of seeds) {
    try {
      return await check(seed);
    } catch (error) {
      failures.push(error);
    }
  }
  expect.fail(failures.map(String).join("\n"));
}
