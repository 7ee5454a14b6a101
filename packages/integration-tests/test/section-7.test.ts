import { copyFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "./support/gan.ts";
import { ganInProcess } from "./support/gan-in-process.ts";
import { refusalInProcess } from "./support/refusal.ts";
import { useSmallSets } from "./support/use-small-sets.ts";

const tiny = ["--width", "0.02", "--batch-size", "20"];
const { test } = useSmallSets();

describe("section 7 through the command", { timeout: 120_000 }, () => {
  let folder: string;
  const gan = async (...args: string[]) => {
    const ended = await ganInProcess({ folder }, ...args);
    expect(ended, args.join(" ")).toMatchObject({ code: 0, stderr: "" });
    return ended.stdout;
  };
  const bytesOf = (run: string, file = "checkpoint.safetensors") =>
    readFile(join(folder, "runs", run, file));
  const evaluationOf = async (run: string) =>
    JSON.parse(`${await bytesOf(run, "evaluation.json")}`);
  const pageOf = async (run: string) => `${await bytesOf(run, "report.html")}`;

  beforeAll(async () => {
    folder = await temporaryFolder();
    const long = [...tiny, "--iterations", "6"];
    await gan("train", "digits", ...long);
    await gan("train", "digits-semi-supervised", ...long);
    await gan("train", "inference", "1", ...long);
    await gan("train", "digits-conditional", ...long);
  }, 120_000);

  it.each([
    ["digits-semi-supervised", "00002-digits-semi-supervised", []],
    ["inference", "00003-inference", ["1"]],
  ])("goes on with %s as if it had never stopped", async (name, whole, base) => {
    await gan("train", name, ...base, ...tiny, "--iterations", "3", "--name", `half-${name}`);
    await gan("resume", `half-${name}`, "--iterations", "6");
    const half = (await gan("runs")).match(new RegExp(`(\\d+) +half-${name}`))![1]!;
    const folderOf = `${half.padStart(5, "0")}-half-${name}`;
    expect(Buffer.compare(await bytesOf(folderOf), await bytesOf(whole))).toBe(0);
  });

  it("names classes: says the errors, keeps them, and lists the run without a score", async () => {
    const said = await gan("evaluate", "2");
    expect(said).toMatch(
      new RegExp(`test-errors {2}errors \\d+ {2}of ${test}\n {2}Test examples that D takes for`),
    );
    const kept = await evaluationOf("00002-digits-semi-supervised");
    expect(kept).toMatchObject({ kind: "measures", metrics: { "test-errors": { of: test } } });
    expect(said).toContain(`errors ${kept.metrics["test-errors"].errors} `);
    expect(await gan("runs")).toMatch(/digits-semi-supervised +6 of 6 +finished +–/);
    const exported = await gan("export", "2", "--to", "safetensors");
    expect(exported).toMatch(/D has the running mean of its weights.*`gan evaluate`/);
    expect(exported).toMatch(/examples \[batch, 784\] → outputs \[batch, 15\]/);
  });

  it("infers noise: measures at the end, shows pairs, and writes E beside G", async () => {
    const { metrics } = await evaluationOf("00003-inference");
    expect(Object.keys(metrics)).toEqual([
      ...["nearest-neighbor-accuracy", "reconstruction", "noise-error"],
    ]);
    const { byCode, byNoise, byPixels, byPixelAngle } = metrics["nearest-neighbor-accuracy"];
    expect(byPixels).toBeGreaterThan(0.9);
    expect(byPixelAngle).toBeGreaterThan(0.9);
    // A code that has learnt little is a random projection still; what has learnt little guesses no noise.
    expect(byCode).toBeGreaterThan(0.5);
    expect(byNoise).toBeLessThan(byCode);
    expect(metrics["noise-error"].prior).toBeCloseTo(1, 1);
    const page = await pageOf("00003-inference");
    expect(page).toContain("Test examples and what the generator makes of them");
    expect(page).toContain("gan train inference 00001-digits");
    expect(page).toContain("Losses of encoder over 6 records.");
    expect(page).toMatch(/<dt>noise-error<\/dt><dd>noiseError [\d.]+ {2}prior 1/);
    const said = await gan("export", "3", "--to", "onnx");
    expect(said).toMatch(/encoder\.onnx.*examples \[batch, 784\] → outputs \[batch, 150\]/);
    expect(said).not.toContain("discriminator");
    const G = (run: string) => gan("sample", run, "--out", `${run}.npy`, "--count", "3");
    for (const run of ["1", "3"]) await G(run);
    // The generator is the finished one, which draws the same samples.
    const [before, after] = await Promise.all(
      ["1", "3"].map((run) => readFile(join(folder, `${run}.npy`))),
    );
    expect(Buffer.compare(before!, after!)).toBe(0);
  });

  it("opens a final of E alone, with the G of the run beside it", async () => {
    const copied = (to: string, files: Readonly<Record<string, string>>) =>
      Promise.all(
        Object.entries(files).map(async ([name, from]) => {
          await mkdir(join(folder, "kept", to), { recursive: true });
          await copyFile(join(folder, from), join(folder, "kept", to, name));
        }),
      );
    await gan("export", "3", "--to", "safetensors", "--out", "E");
    await gan("export", "1", "--to", "safetensors", "--out", "G");
    const [options, G] = ["options.json", "generator.safetensors"];
    await copied("E", { [options]: "runs/00003-inference/options.json" });
    await copied("E", { "encoder.safetensors": "E/encoder.safetensors" });
    const refused = (...args: string[]) => refusalInProcess({ folder }, ...args);
    expect(await refused("evaluate", "kept/E")).toMatch(
      /kept.00001-digits.generator\.safetensors` was not found\. `E` keeps no G of its own: put that of `00001-digits` there/,
    );
    await copied("00001-digits", { [G]: "G/generator.safetensors" });
    await gan("evaluate", "kept/E");
    const measuredIn = async (run: string) =>
      JSON.parse(`${await readFile(join(folder, run, "evaluation.json"))}`);
    const { metrics, iteration } = await measuredIn("kept/E");
    expect(iteration).toBe(6);
    expect(metrics).toEqual((await measuredIn("runs/00003-inference")).metrics);
    const written = await gan("export", "kept/E", "--to", "safetensors", "--out", "again");
    expect(written).not.toContain("D was not kept");
    const [before, after] = await Promise.all(
      ["E", "again"].map((each) => readFile(join(folder, each, "encoder.safetensors"))),
    );
    expect(Buffer.compare(before!, after!)).toBe(0);

    expect(await refused("resume", "kept/E")).toMatch(/the run keeps networks alone/);
    const changed = await readFile(join(folder, "G/generator.safetensors"));
    changed[changed.length - 1]! ^= 1;
    await writeFile(join(folder, "kept/00001-digits", G), changed);
    expect(await refused("evaluate", "kept/E")).toMatch(
      /is another generator than the one that `E` was trained for\. Put that of `00001-digits` back/,
    );
    await copied("E", { [G]: "E/generator.safetensors" });
    await rm(join(folder, "kept/E/encoder.safetensors"));
    expect(await refused("evaluate", "kept/E")).toMatch(
      /encoder\.safetensors` was not found\. Put a copy of it back/,
    );
  });

  it("goes on from a run of inference with the same generator", async () => {
    const said = await gan("train", "--from", "3", "--seed", "5", "--dry-run");
    expect(said).toMatch(/As 00003-inference, but seed 5 instead of 2014\n/);
    expect(said).toMatch(/E: encoder of inference, [\d,]+ parameters/);
    expect(await gan("train", "inference", "1", "--from", "3", "--dry-run")).toMatch(
      /As 00003-inference in everything/,
    );
  });

  it("draws classes as they are asked for: on its page, in samples, lines and exports", async () => {
    const page = await pageOf("00004-digits-conditional");
    expect(page).toContain("Digits as they were asked for");
    for (const command of ["sample", "interpolate"]) await gan(command, "4");
    const said = await gan("export", "4", "--to", "tfjs");
    expect(said).toMatch(/noise \[batch, 110\] → examples/);
    expect(said).toMatch(/come 10 numbers of the class: √10 at the place of the class/);
  });

  it("takes over no generator that is told something, or that none can go on from", async () => {
    const refusals = {
      "4": /`run` is "00004-digits-conditional, whose generator is told something besides the noise"/,
      "3": /`run` is "00003-inference, which trained no generator"/,
    };
    for (const [run, sentence] of Object.entries(refusals)) {
      expect(await refusalInProcess({ folder }, "train", "inference", run)).toMatch(sentence);
    }
  });

  it("says what a completion would be", async () => {
    const said = await gan("train", "digits-completion", ...tiny, "--dry-run");
    // 100 numbers of noise, 784 of what is seen and 784 of which it is, into 5 units.
    expect(said).toMatch(/G: generator of digits-completion[\s\S]*h0 +relu 5 +→ 5 +8,345\n/);
  });
});
