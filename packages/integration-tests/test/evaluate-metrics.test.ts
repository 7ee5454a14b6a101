import { expect, it } from "vitest";
import { temporaryFolder } from "./support/gan.ts";
import { ganInProcess } from "./support/gan-in-process.ts";
import { useSmallSets } from "./support/use-small-sets.ts";

useSmallSets();

it("measures pixels too where `gan evaluate` is asked to, and nothing else differently", async () => {
  const folder = await temporaryFolder();
  await ganInProcess({ folder }, "train", "ring", "--iterations", "2");
  const evaluate = async (...flags: string[]) => {
    const { stdout } = await ganInProcess({ folder }, "evaluate", "1", ...flags, "--json");
    return JSON.parse(stdout).evaluations[0].metrics;
  };
  const own = await evaluate();
  expect(own).not.toHaveProperty("kernel-distance");
  const withPixels = await evaluate("--metrics");
  expect(withPixels).toMatchObject(own);
  expect(withPixels["kernel-distance"].distance).toBeGreaterThan(0);
}, 120_000);
