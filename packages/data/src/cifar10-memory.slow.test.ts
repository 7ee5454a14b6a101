import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createRng } from "@gan/spec";
import { afterAll, beforeAll, expect, it } from "vitest";
import { loadCifar10 } from "./cifar10.ts";
import { globalContrast } from "./global-contrast.ts";
import { createDataSource } from "./node/data-source.ts";
import { createSampler } from "./sampler.ts";

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "gan-cifar10-"));
  const rows = Uint8Array.from({ length: 100 * 3073 }, (_, i) => (i % 3073 ? (i * i) >>> 3 : 3));
  for (const name of [1, 2, 3, 4, 5].map((i) => `data_batch_${i}.bin`).concat("test_batch.bin")) {
    const file = openSync(join(folder, name), "w");
    for (let i = 0; i < 100; i++) writeSync(file, rows);
    closeSync(file);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("holds all of CIFAR-10, and draws from it, in 250 MB", async () => {
  const before = process.memoryUsage.rss();
  const source = createDataSource({ set: "cifar10", root: folder, offline: true });
  const [train, validation, test] = [
    await loadCifar10({ split: "train", source }),
    await loadCifar10({ split: "validation", source }),
    await loadCifar10({ split: "test", source }),
  ];
  expect(train.size + validation.size + test.size).toBe(60_000);
  const sampler = createSampler(globalContrast(train), { rng: createRng(1) });
  for (let iteration = 1; iteration <= 500; iteration++) sampler.batch(iteration, 1);
  const peak = process.resourceUsage().maxRSS * 1024;
  expect((peak - before) / 1e6, "megabytes").toBeLessThan(250);
});
