import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decodeCheckpoint } from "@gan/core";
import { loadDigits } from "@gan/data";
import { digits } from "@gan/experiments";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { RunRecord, StoredScore } from "./records.ts";
import { runInProcess } from "./testing/run-in-process.ts";

let folder: string;
const { load } = digits;
const evaluation = { ...digits.evaluation };
const run = (name: string) => join(folder, name);
const flags = () => ["--out", folder, "--backend", "wasm"];
const sizes = ["--width", "0.02", "--batch-size", "50", "--set", "averageDecay=0"];

async function scoresOf(name: string): Promise<StoredScore[]> {
  const lines = (await readFile(join(run(name), "stats.jsonl"), "utf8")).trimEnd().split("\n");
  const records = lines.map((line): RunRecord => JSON.parse(line));
  return records.filter((record): record is StoredScore => record.kind === "score");
}

beforeAll(async () => {
  // Some twenty scores are taken here, by the same steps as with the experiment's 20,000 digits and 1,000 samples.
  Object.assign(digits.evaluation, { samples: 200, validation: 200 });
  digits.load = async (split) => loadDigits({ split, size: split === "train" ? 2_000 : 200 });
  folder = await mkdtemp(join(tmpdir(), "gan-score-every-"));
});
afterAll(async () => {
  Object.assign(digits.evaluation, evaluation);
  digits.load = load;
  await rm(folder, { recursive: true, force: true });
});

describe("a run that is scored while it trains", { timeout: 300_000 }, () => {
  let scores: StoredScore[];
  let best: StoredScore;

  beforeAll(async () => {
    await runInProcess(
      ...["train", "digits", ...flags(), ...sizes, "--iterations", "160", "--score-every", "1"],
    );
    scores = await scoresOf("00001-digits");
    const trained = scores.filter(({ iteration }) => iteration > 0);
    best = trained.reduce((a, b) =>
      b.validationLogLikelihood > a.validationLogLikelihood ? b : a,
    );
  }, 300_000);

  it("has a score for every epoch, each once, and one for its untrained nets", () => {
    const iterations = scores.map(({ iteration }) => iteration);
    expect(iterations.sort((a, b) => a - b)).toEqual([0, 40, 80, 120, 160]);
  });

  it("keeps the networks that are best by validation", async () => {
    const path = join(run("00001-digits"), "checkpoint-best.safetensors");
    const { iteration, metadata } = decodeCheckpoint(await readFile(path), path);
    expect(iteration).toBe(best.iteration);
    expect(metadata.experiment).toBe("digits");
    const said = await runInProcess("evaluate", "1", ...flags(), "--checkpoint", "best");
    expect(said).toContain(`iteration ${best.iteration}, epoch ${best.epoch}`);
    expect(said).toContain(`test: ${best.logLikelihood.mean.toFixed(2)} ±`);
  });

  it("is the same when it was stopped on the way", async () => {
    const shorter = ["--iterations", "80", "--score-every", "1"];
    await runInProcess("train", "digits", ...flags(), ...sizes, ...shorter);
    await runInProcess("resume", "2", ...flags(), "--iterations", "160");
    const duringTraining = (score: StoredScore) => score.iteration % 40 === 0;
    const byIteration = (a: StoredScore, b: StoredScore) => a.iteration - b.iteration;
    const resumed = (await scoresOf("00002-digits")).filter(duringTraining).sort(byIteration);
    expect(resumed).toEqual(scores.toSorted(byIteration));
    const [again, first] = await Promise.all(
      ["00002-digits", "00001-digits"].map((name) =>
        readFile(join(run(name), "checkpoint-best.safetensors")),
      ),
    );
    expect(again!.equals(first!)).toBe(true);
  });

  it("can be scored again from its generator alone, and trains no further", async () => {
    await mkdir(run("kept"));
    const options = join(run("00001-digits"), "options.json");
    await writeFile(join(run("kept"), "options.json"), await readFile(options));
    const as = ["--to", "safetensors", "--out", run("kept")];
    await runInProcess("export", run("00001-digits"), "--backend", "wasm", ...as);
    const evaluate = () => runInProcess("evaluate", run("kept"), "--backend", "wasm");
    expect(await evaluate()).toContain("D takes");
    await rm(join(run("kept"), "discriminator.safetensors"));
    const said = await evaluate();
    const last = scores.find(({ iteration }) => iteration === 160)!;
    expect(said).toContain(`test: ${last.logLikelihood.mean.toFixed(2)} ±`);
    expect(said).not.toContain("D takes");
    const refused = runInProcess("resume", run("kept"), "--backend", "wasm");
    await expect(refused).rejects.toThrow("ended with 2");
  });
});
