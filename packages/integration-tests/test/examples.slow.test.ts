import { copyFileSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createTfdLike, loadDigits, pick } from "@gan/data";
import { encodePng, sampleGrid } from "@gan/report";
import { afterAll, expect, it } from "vitest";
import { findCifar10Root, findMnistRoot } from "./data-folders.ts";
import { projectFiles, root } from "./repository.ts";
import { type Finished, runOnBuild } from "./run-typescript.ts";
import { createScratch } from "./scratch.ts";
import { temporaryFolder } from "./support/gan.ts";

const scratch = createScratch();
const mnistRoot = findMnistRoot();
const cifar10Root = findCifar10Root();

afterAll(() => scratch.remove());

/** Runs an example as it stands, with the packages that its own `package.json` names and no others. */
async function run(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<Finished> {
  const folder = await temporaryFolder();
  const example = join(root, "examples", name);
  symlinkSync(join(example, "node_modules"), join(folder, "node_modules"));
  copyFileSync(join(example, "main.ts"), join(folder, "main.ts"));
  return runOnBuild(join(folder, "main.ts"), args, { cwd: scratch.path, env });
}

/** What an example prints when it has trained for three iterations. */
const threeIterations = /3\/3 {2}epoch +1 {2}D +\d/;
const needingFiles = [
  "classifier",
  "mnist",
  "tfd",
  "cifar10-mlp",
  "cifar10-conv",
  "your-own-images",
];
const others = projectFiles("examples/*/main.ts")
  .map((file) => file.split("/")[1]!)
  .filter((name) => !needingFiles.includes(name));

it.each(others)(
  "runs examples/%s for three iterations",
  async (name) => {
    const { exitCode, output } = await run(name, ["3"]);
    expect(output).toMatch(threeIterations);
    expect(exitCode, output).toBe(0);
  },
  60_000,
);

it.each(["threes.png", "figure-1.svg", "classes.png", "decoded.png", "filled.png"])(
  "writes %s, as an example promises",
  (picture) => {
    expect(existsSync(join(scratch.path, picture))).toBe(true);
  },
);

it("trains examples/classifier for some minibatches", async () => {
  const env = { GAN_DATA_DIR: mnistRoot ?? join(scratch.path, "nothing") };
  const { exitCode, output } = await run("classifier", ["0.02"], env);
  expect(output).toMatch(/^epoch 1 {2}\d\.\d+ nats\n\d+\.\d\d % of the test digits/m);
  expect(exitCode, output).toBe(0);
}, 60_000);

it("plays both stages of examples/tfd on a file like TFD, and scores them", async () => {
  mkdirSync(join(scratch.path, "faces/tfd"), { recursive: true });
  writeFileSync(join(scratch.path, "faces/tfd/TFD_48x48.mat"), createTfdLike());
  const env = { GAN_DATA_DIR: join(scratch.path, "faces") };
  const { exitCode, output } = await run("tfd", ["3", "20", "0.01"], env);
  expect(output).not.toContain("Going on with faces");
  expect(output.match(new RegExp(threeIterations, "g"))).toHaveLength(2);
  expect(output).toMatch(/^-?\d+\.\d+ ± \d+\.\d+ nats/m);
  expect(exitCode, output).toBe(0);
}, 60_000);

it("says in a sentence whom to ask for TFD, and goes on with drawn faces", async () => {
  const env = { GAN_DATA_DIR: join(scratch.path, "nothing") };
  const { exitCode, output } = await run("tfd", ["3", "20", "0.01"], env);
  expect(output).toMatch(
    /^`TFD_48x48.mat` was not found\. .*ask Susskind.* Going on with faces that the program draws\.$/m,
  );
  expect(output).toMatch(/± \d+\.\d+ nats/);
  expect(exitCode, output).toBe(0);
}, 60_000);

it.for(["cifar10-mlp", "cifar10-conv"])(
  "trains examples/%s on real pictures and writes one",
  { timeout: 120_000 },
  async (name, context) => {
    if (cifar10Root === undefined) return context.skip("no CIFAR-10 in GAN_DATA_DIR");
    const { exitCode, output } = await run(name, ["3"], { GAN_DATA_DIR: cifar10Root });
    expect(output).toMatch(threeIterations);
    expect(exitCode, output).toBe(0);
    expect(existsSync(join(scratch.path, `${name}.png`))).toBe(true);
  },
);

it("trains examples/your-own-images on a folder of pictures and writes one", async () => {
  const folder = join(scratch.path, "pictures");
  mkdirSync(folder);
  const digits = loadDigits({ split: "test" });
  for (let i = 0; i < 12; i++) {
    const picture = sampleGrid(pick(digits, [i], "one"), { rows: 1, columns: 1 });
    writeFileSync(join(folder, `${i}.png`), encodePng(picture));
  }
  const { exitCode, output } = await run("your-own-images", [folder, "3", "16"]);
  expect(output).toContain("12 pictures");
  expect(output).toMatch(/3\/3 {2}epoch +3 {2}D +\d/);
  expect(exitCode, output).toBe(0);
  expect(existsSync(join(scratch.path, "samples.png"))).toBe(true);
}, 60_000);

it("trains and scores examples/mnist on real digits", async (context) => {
  if (mnistRoot === undefined) return context.skip("no MNIST in GAN_DATA_DIR");
  const { exitCode, output } = await run("mnist", ["2", "100"], { GAN_DATA_DIR: mnistRoot });
  expect(output).not.toContain("Going on with digits");
  expect(output).toMatch(/^-?\d+\.\d+ ± \d+\.\d+ nats/m);
  expect(exitCode, output).toBe(0);
}, 120_000);

it("says in a sentence that MNIST's files are no good, and goes on with drawn digits", async () => {
  mkdirSync(join(scratch.path, "data/mnist"), { recursive: true });
  for (const file of ["train-images-idx3-ubyte", "t10k-images-idx3-ubyte"]) {
    writeFileSync(join(scratch.path, "data/mnist", file), "not digits");
  }
  for (const file of ["train-labels-idx1-ubyte", "t10k-labels-idx1-ubyte"]) {
    writeFileSync(join(scratch.path, "data/mnist", file), "not labels");
  }
  const env = { GAN_DATA_DIR: join(scratch.path, "data") };
  const { exitCode, output } = await run("mnist", ["2", "100"], env);
  expect(output).toMatch(
    /^`train-images-idx3-ubyte` .* Going on with digits that the program draws\.$/m,
  );
  expect(output).toMatch(/± \d+\.\d+ nats/);
  expect(exitCode, output).toBe(0);
}, 120_000);
