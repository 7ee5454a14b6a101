import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { runInProcess } from "../testing/run-in-process.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "gan-evaluate-"));
});
afterAll(() => rm(folder, { recursive: true }));

it("measures pixels too where `gan evaluate` is asked to, and nothing else differently", async () => {
  await runInProcess("train", "ring", "--iterations", "2", "--out", folder);
  const evaluate = async (...flags: string[]) => {
    const words = ["evaluate", "1", "--out", folder, ...flags, "--json"];
    return JSON.parse(await runInProcess(...words)).evaluations[0].metrics;
  };
  const own = await evaluate();
  expect(own).not.toHaveProperty("kernel-distance");
  const withPixels = await evaluate("--metrics");
  expect(withPixels).toMatchObject(own);
  expect(withPixels["kernel-distance"].distance).toBeGreaterThan(0);
}, 300_000);
