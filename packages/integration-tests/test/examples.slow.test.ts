import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { findMnistRoot } from "./mnist-folder.ts";
import { projectFiles, root } from "./repository.ts";
import { runTypeScript } from "./run-typescript.ts";
import { createScratch } from "./scratch.ts";

const scratch = createScratch();
const mnistRoot = findMnistRoot();

afterAll(() => scratch.remove());

const run = (name: string, args: readonly string[], env: Readonly<Record<string, string>> = {}) =>
  runTypeScript(join(root, "examples", name, "main.ts"), args, { cwd: scratch.path, env });

const others = projectFiles("examples/*/main.ts")
  .map((file) => file.split("/")[1]!)
  .filter((name) => name !== "mnist");

it.each(others)(
  "runs examples/%s for three iterations",
  async (name) => {
    const { exitCode, output } = await run(name, ["3"]);
    expect(output).toMatch(/3\/3 {2}epoch +1 {2}D +\d/);
    expect(exitCode, output).toBe(0);
  },
  60_000,
);

it("writes the picture that examples/custom-dataset promises", () => {
  expect(existsSync(join(scratch.path, "threes.png"))).toBe(true);
});

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
