import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { type Ended, gan, startGan, temporaryFolder } from "./support/gan.ts";
import { ganInProcess } from "./support/gan-in-process.ts";
import {
  checkpointIteration,
  filesOf,
  lastRecordedIteration,
  statsOf,
} from "./support/run-folder.ts";
import { useSmallSets } from "./support/use-small-sets.ts";

const png = "\u0089PNG";

describe("a run of `gan train digits`", { timeout: 120_000 }, () => {
  let folder: string;
  let run: string;
  let trained: Ended;

  beforeAll(async () => {
    folder = await temporaryFolder();
    run = join(folder, "runs/00001-digits");
    const length = ["--iterations", "60", "--width", "0.05", "--seed", "7", "--backend", "wasm"];
    trained = await gan({ folder }, "train", "digits", ...length);
  }, 120_000);

  it("says in plain lines what it does, and where the page is", () => {
    const { code, stdout, stderr } = trained;
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape codes are what must not be there
    expect(stdout).not.toMatch(/[\u001b\r\b]/);
    expect(stdout).toMatch(
      /^Digits drawn by the program itself: 20,000 examples, 60 iterations, backend wasm, seed 7/,
    );
    expect(stdout).toMatch(/^60\/60 +epoch +1 +D \d\.\d+ +G \d\.\d+ .*it\/s/m);
    expect(stdout).toMatch(/^untrained: -?\d.* nats[\s\S]*^trained {2}: -?\d.* nats/m);
    const last = stdout.trimEnd().split("\n").at(-1);
    expect(last).toMatch(/^The page.* is at file:/);
    expect(last?.endsWith(`file://${run}/report.html`)).toBe(true);
  });

  it("leaves a folder with options, records, pictures, a checkpoint and a page", async () => {
    const files = filesOf(run);
    const pictures = [...files.keys()].filter((name) => /^samples-\d{8}\.png$/.test(name));
    expect(pictures).toContain("samples-00000000.png");
    expect(pictures).toContain("samples-00000060.png");
    for (const name of pictures) expect(files.get(name)?.toString("latin1", 0, 4)).toBe(png);
    const others = [...files.keys()].filter((name) => !pictures.includes(name));
    expect(others).toEqual([
      "checkpoint.safetensors",
      "options.json",
      "report.html",
      "stats.jsonl",
    ]);
    const options = JSON.parse(`${files.get("options.json")}`);
    expect(options).toMatchObject({ experiment: "digits", iterations: 60, settings: { seed: 7 } });
    expect(`${files.get("report.html")}`).toMatch(/^<!doctype html>/i);
    expect(`${files.get("report.html")}`).not.toMatch(/(src|href)="https?:/);
  });

  it("records every iteration of so short a run, each with seed, version and backend", async () => {
    const manifest = await readFile(join(import.meta.dirname, "../../cli/package.json"), "utf8");
    const { version } = JSON.parse(manifest);
    const records = statsOf(run);
    const training = records.filter(({ kind }) => kind === "training");
    expect(training.map(({ iteration }) => iteration)).toEqual(training.map((_, i) => i + 1));
    expect(training.length).toBe(60);
    expect(records.filter(({ kind }) => kind === "score").length).toBe(2);
    for (const record of records)
      expect(record).toMatchObject({ seed: 7, version, backend: "wasm" });
  });

  it.each([
    ["sample", "--count", "9"],
    ["interpolate", "--rows", "2"],
  ])("can be drawn by `gan %s`", async (command, ...flags) => {
    const out = join(folder, `${command}.png`);
    const drawn = await ganInProcess({ folder }, command, "1", "--out", out, ...flags);
    expect(drawn).toMatchObject({ code: 0, stderr: "" });
    expect((await readFile(out)).toString("latin1", 0, 4)).toBe(png);
  });
});

describe("a finished run of few digits", { timeout: 120_000 }, () => {
  let folder: string;
  let run: string;
  let trained: Ended;

  useSmallSets();
  beforeAll(async () => {
    folder = await temporaryFolder();
    run = join(folder, "runs/00001-digits");
    const length = ["--iterations", "60", "--width", "0.05", "--backend", "wasm"];
    trained = await ganInProcess({ folder }, "train", "digits", ...length);
    expect(trained).toMatchObject({ code: 0, stderr: "" });
  }, 120_000);

  it("can be evaluated to the score it was given", async () => {
    const { code, stdout, stderr } = await ganInProcess(
      { folder },
      "evaluate",
      "latest",
      "--backend",
      "wasm",
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const [, score] = /^trained {2}: (.*)$/m.exec(trained.stdout) ?? [];
    expect(stdout).toContain(`test: ${score}`);
  });

  it("has the same page when it is written again", async () => {
    const page = join(run, "report.html");
    const first = await readFile(page, "utf8");
    await writeFile(page, "");
    const { code, stderr } = await ganInProcess({ folder }, "report", "00001-digits");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(await readFile(page, "utf8")).toBe(first);
  });

  it("is not changed by being resumed when it is complete", async () => {
    const before = filesOf(run);
    expect(await ganInProcess({ folder }, "resume", "latest")).toMatchObject({
      code: 0,
      stderr: "",
    });
    expect(filesOf(run)).toEqual(before);
  });

  it("goes on to a longer run", async () => {
    const longer = await ganInProcess({ folder }, "resume", "latest", "--iterations", "62");
    expect(longer).toMatchObject({ code: 0, stderr: "" });
    expect([checkpointIteration(run), lastRecordedIteration(run)]).toEqual([62, 62]);
  });
});

it("prints the paper's parameter counts in a dry run and leaves nothing", {
  timeout: 180_000,
}, async () => {
  const folder = await temporaryFolder();
  await writeBlankMnist(folder);
  const { code, stdout, stderr } = await ganInProcess(
    { folder },
    "train",
    "mnist",
    "--dry-run",
    "--data-dir",
    folder,
  );
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/G: .* 2,503,984 parameters/);
  expect(stdout).toMatch(/D: .* 1,231,441 parameters/);
  expect(stdout).toMatch(/Memory: about \d+ MB/);
  expect(stdout).toMatch(/Time: \d+\.\d+ s an iteration, about .* for 50,000 iterations/);
  expect(existsSync(join(folder, "runs"))).toBe(false);
});

it.each(["SIGINT", "SIGTERM"] as const)(
  "saves on %s within one iteration, and goes on",
  {
    timeout: 180_000,
  },
  async (signal) => {
    const folder = await temporaryFolder();
    const run = join(folder, "runs/00001-numbers");
    const rows = Array.from({ length: 60 }, (_, i) => `${Math.sin(i)},${Math.cos(i * i)}`);
    await writeFile(join(folder, "table.csv"), `x,y\n${rows.join("\n")}\n`);
    // On `cpu` an iteration takes long enough that ending after the one under way can be told from ending later.
    const sizes = ["--width", "3", "--batch-size", "40"];
    const flags = ["--iterations", "40", ...sizes, "--backend", "cpu"];
    const training = startGan({ folder }, "train", "numbers", "table.csv", ...flags);
    while (lastRecordedIteration(run) < 2) await delay(10);
    training.process.kill(signal);
    const recorded = lastRecordedIteration(run);
    const { code, stdout, stderr } = await training.ended;
    expect({ code, stderr }).toEqual({ code: 130, stderr: "" });
    const stopped = checkpointIteration(run);
    expect(stopped).toBeGreaterThanOrEqual(recorded);
    expect(stopped).toBeLessThanOrEqual(recorded + 1);
    expect(stdout).toMatch(
      new RegExp(`Stopped after iteration ${stopped} of 40; saved. Go on with: gan resume 1\n$`),
    );

    const rest = ["--iterations", `${stopped + 2}`, "--backend", "wasm"];
    const resumed = await ganInProcess({ folder }, "resume", "latest", ...rest);
    expect(resumed).toMatchObject({ code: 0, stderr: "" });
    expect(resumed.stdout).toContain("The run began on cpu: on wasm it goes on within rounding");
    expect(resumed.stdout).toContain(`after iteration ${stopped} of ${stopped + 2}, backend wasm`);
    expect(lastRecordedIteration(run)).toBe(stopped + 2);
  },
);

/** Files as MNIST's, all of one blank image: a dry run asks for their sizes only. */
async function writeBlankMnist(root: string): Promise<void> {
  await mkdir(join(root, "mnist"));
  const sizes = [
    ["train-images-idx3-ubyte", [60_000, 28, 28]],
    ["train-labels-idx1-ubyte", [60_000]],
  ] as const;
  for (const [name, shape] of sizes) {
    const header = Buffer.alloc(4 + 4 * shape.length);
    header.set([0, 0, 8, shape.length]);
    for (const [axis, size] of shape.entries()) header.writeUInt32BE(size, 4 + 4 * axis);
    const elements = shape.reduce((product, size) => product * size, 1);
    await writeFile(join(root, "mnist", name), Buffer.concat([header, Buffer.alloc(elements)]));
  }
}
