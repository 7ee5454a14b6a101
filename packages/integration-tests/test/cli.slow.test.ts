import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { decodeCheckpoint } from "@gan/core";
import { beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "./support/gan.ts";
import { ganInProcess } from "./support/gan-in-process.ts";
import { allFiles, refusalInProcess, refusalOf } from "./support/refusal.ts";
import { useSmallSets } from "./support/use-small-sets.ts";
import { withMetadata } from "./support/with-metadata.ts";

const tiny = ["--width", "0.02", "--batch-size", "10", "--backend", "wasm"];

describe("without a run", { timeout: 120_000 }, () => {
  it.each<[string, string[], RegExp]>([
    [
      "a minibatch larger than the data",
      ["train", "digits", "--batch-size", "20001"],
      /`--batch-size` is 20001, expected at most the 20,000 training examples/,
    ],
    [
      "two steps of D in one simultaneous update",
      ["train", "digits", ...tiny, "--discriminator-steps", "2"],
      /`discriminatorSteps` is 2, expected 1 .*--schedule alternating/,
    ],
  ])("refuses %s", async (_, args, sentence) => {
    const folder = await temporaryFolder();
    expect(await refusalOf({ folder }, ...args)).toMatch(sentence);
  });

  it("refuses a folder for runs that cannot be written", async () => {
    const folder = await temporaryFolder();
    await writeFile(join(folder, "taken"), "a file");
    for (const out of ["taken", "taken/below"]) {
      const sentence = await refusalInProcess({ folder }, "train", "digits", ...tiny, "--out", out);
      expect(sentence).toMatch(/taken.*` cannot be written: .* Choose another folder with `--out`/);
    }
  });

  it("refuses images that are cut short, unreadable or of another format", async () => {
    const folder = await temporaryFolder();
    const images = join(folder, "mnist/train-images-idx3-ubyte");
    await mkdir(join(folder, "mnist"));
    const labels = Buffer.alloc(8 + 60_000);
    labels.set([0, 0, 8, 1, 0, 0, 0xea, 0x60]);
    await writeFile(join(folder, "mnist/train-labels-idx1-ubyte"), labels);
    const header = Buffer.from([0, 0, 8, 3, 0, 0, 0xea, 0x60, 0, 0, 0, 28, 0, 0, 0, 28]);
    const refusal = () =>
      refusalInProcess({ folder }, "train", "mnist", ...tiny, "--data-dir", ".");

    await writeFile(images, Buffer.concat([header, Buffer.alloc(1000)]));
    expect(await refusal()).toMatch(/holds 1000 bytes after its header.* needs 47040000/);
    await writeFile(images, header.subarray(0, 10));
    expect(await refusal()).toMatch(/ends after 10 of 16 header bytes/);
    await writeFile(images, "<html>Not found</html>");
    expect(await refusal()).toMatch(/is not an IDX file/);
    await writeFile(images, Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]));
    expect(await refusal()).toMatch(/is not a whole gzip file/);
  });

  it("refuses a folder where a file should be", async () => {
    const folder = await temporaryFolder();
    await mkdir(join(folder, "mnist/train-images-idx3-ubyte"), { recursive: true });
    const sentence = await refusalInProcess(
      { folder },
      "train",
      "mnist",
      ...tiny,
      "--data-dir",
      ".",
    );
    expect(sentence).toMatch(/train-images-idx3-ubyte` cannot be read/);
  });

  it("refuses a download with another checksum, and says what to do", async () => {
    const folder = await temporaryFolder();
    const { code, stderr } = await ganInProcess(
      { folder, network: "not MNIST" },
      "train",
      "mnist",
      ...tiny,
    );
    expect(code).toBe(2);
    expect(stderr).toMatch(
      /could not be downloaded .*checksum \w{32}, expected (f68b3c2d|d53e105e)/,
    );
    expect(stderr).toMatch(/Put `train-images-idx3-ubyte.gz`.*`digits` needs no files/);
    expect(await allFiles(folder)).toEqual([]);
  });

  it("says offline where to put which files", async () => {
    const folder = await temporaryFolder();
    const { code, stderr } = await ganInProcess({ folder }, "train", "mnist", ...tiny);
    expect(code).toBe(2);
    expect(stderr).toMatch(/Put `train-images-idx3-ubyte.gz`.*`digits` needs no files/);
  });
});

describe("with a run", { timeout: 120_000 }, () => {
  let folder: string;
  let checkpoint: string;
  let good: Buffer;

  useSmallSets();

  beforeAll(async () => {
    folder = await temporaryFolder();
    const { code, stderr } = await ganInProcess(
      { folder },
      "train",
      "digits",
      ...tiny,
      "--iterations",
      "2",
    );
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    checkpoint = join(folder, "runs/00001-digits/checkpoint.safetensors");
    good = await readFile(checkpoint);
  });

  const commands = ["resume", "evaluate", "sample", "interpolate", "report"];

  it.each(commands)("`gan %s` refuses the checkpoint of another experiment", async (command) => {
    await writeFile(checkpoint, withMetadata(good, { experiment: "mnist" }));
    expect(await refusalInProcess({ folder }, command, "latest")).toMatch(
      /does not fit: it is of the experiment `mnist`, the run is of `digits`/,
    );
  });

  it.each([
    ["evaluate", 100],
    ["resume", 100],
    ["resume", 10],
  ])("`gan %s` refuses a checkpoint cut after %d bytes", async (command, bytes) => {
    await writeFile(checkpoint, good.subarray(0, bytes));
    expect(await refusalInProcess({ folder }, command, "latest")).toMatch(
      /checkpoint.safetensors` \w+/,
    );
  });

  it("refuses a run whose networks have another width", async () => {
    await cp(join(folder, "runs/00001-digits"), join(folder, "runs/00002-digits"), {
      recursive: true,
    });
    const options = join(folder, "runs/00002-digits/options.json");
    const stored = JSON.parse(await readFile(options, "utf8"));
    stored.settings.width = 0.03;
    await writeFile(options, JSON.stringify(stored));
    await writeFile(join(folder, "runs/00002-digits/checkpoint.safetensors"), good);
    expect(await refusalInProcess({ folder }, "evaluate", "2")).toMatch(
      /does not fit: `\w+\/h0\/kernel` has shape/,
    );
    await writeFile(options, "{");
    expect(await refusalInProcess({ folder }, "evaluate", "2")).toMatch(
      /options.json` is not a JSON object/,
    );
  });

  it("stops where numbers are no longer finite, and keeps the last checkpoint that has none", async () => {
    const wild = ["--set", "learningRate=1e19", "--checkpoint-every", "1", "--iterations", "9"];
    const { code, stdout, stderr } = await ganInProcess(
      { folder },
      "train",
      "digits",
      ...tiny,
      ...wild,
    );
    expect(code).toBe(2);
    expect(stderr).toMatch(/^Training diverged at iteration \d .*Lower the learning rate.*\n$/);
    const [, run] = /The last good checkpoint is kept in (.*)\.\n/.exec(stdout) ?? [];
    const { iteration, tensors } = decodeCheckpoint(
      await readFile(join(`${run}`, "checkpoint.safetensors")),
    );
    expect(iteration).toBeGreaterThan(0);
    for (const { values } of Object.values(tensors)) {
      expect(values.every(Number.isFinite)).toBe(true);
    }
  });

  it("refuses pictures where none can be written", async () => {
    await writeFile(checkpoint, good);
    for (const command of ["sample", "interpolate"]) {
      const sentence = await refusalInProcess(
        { folder },
        command,
        "1",
        "--out",
        "nowhere/picture.png",
      );
      expect(sentence).toMatch(/`nowhere\/picture.png` cannot be written/);
    }
  });
});
