import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, it } from "vitest";
import { temporaryFolder } from "./support/gan.ts";
import { ganInProcess } from "./support/gan-in-process.ts";

it("chooses among samples of a finished generator, of wider noise than it was trained on", {
  timeout: 120_000,
}, async () => {
  const folder = await temporaryFolder();
  const gan = async (...words: string[]) => {
    const { code, stderr } = await ganInProcess({ folder }, ...words);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  };
  const read = async (...path: string[]) =>
    JSON.parse(await readFile(join(folder, "runs", ...path), "utf8"));
  await gan("train", "grid-fine", "--iterations", "10", "--width", "0.05");
  const [base, chosen] = ["00001-grid-fine", "00002-selection"];
  await gan("train", "selection", "1", "--iterations", "10", "--set", "noise=wide-gaussian");
  expect((await read(base, "options.json")).settings.noise).toBe("gaussian");
  expect((await read(chosen, "options.json")).settings.noise).toBe("wide-gaussian");
  const { metrics } = await read(chosen, "evaluation.json");
  expect(metrics["selected-modes"]).toMatchObject({ "fair: near": expect.any(Number) });
});
