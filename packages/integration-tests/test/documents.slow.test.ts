import "@tensorflow/tfjs-backend-cpu";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { createGame, decode, encodeCheckpoint, encodeNetwork, gaussianPrior, sgd } from "@gan/core";
import { mnistDiscriminator, mnistGenerator } from "@gan/models";
import { createRng } from "@gan/spec";
import { useCpu } from "@gan/test-utils";
import { afterAll, expect, it } from "vitest";
import { codeBlocksOf, runnableBlocks } from "./code-blocks.ts";
import { findMnistRoot } from "./data-folders.ts";
import { runOnBuild } from "./run-typescript.ts";
import { createScratch } from "./scratch.ts";

useCpu();

const scratch = createScratch();
const mnistRoot = findMnistRoot();

afterAll(() => scratch.remove());

it.for(runnableBlocks)(
  "runs the code of $name",
  { timeout: 120_000 },
  async ({ name, language, code }, context) => {
    const needsMnist = code.includes('createDataSource({ set: "mnist" })');
    if (needsMnist && mnistRoot === undefined) return context.skip("no MNIST in GAN_DATA_DIR");
    const file = scratch.write(`${name.replace(/[/:]/g, "-")}.${language}`, code);
    const env = mnistRoot === undefined ? {} : { GAN_DATA_DIR: mnistRoot };
    const args = name.startsWith("README.md") ? ["2", "100"] : [];
    const { exitCode, output } = await runOnBuild(file, args, { cwd: scratch.path, env });
    expect(exitCode, output).toBe(0);
  },
);

it("reads a checkpoint and an exported network in Python with the lines of docs/runs.md, and draws the same pixels", async (context) => {
  const python = process.env.GAN_PYTHON ?? "python3";
  const { status } = spawnSync(python, ["-c", "import numpy"]);
  if (status !== 0) return context.skip("no Python with numpy");
  const rng = createRng(7);
  using game = createGame({
    generator: { network: mnistGenerator({ rng, width: 0.02 }), rule: sgd({ learningRate: 1 }) },
    discriminator: {
      network: mnistDiscriminator({ rng, width: 0.02 }),
      rule: sgd({ learningRate: 1 }),
    },
    ...{ prior: gaussianPrior(100), rng },
  });
  const metadata = { iteration: "0", seed: "7" };
  const exported = await encodeNetwork(game, "generator", metadata);
  writeFileSync(
    join(scratch.path, "checkpoint.safetensors"),
    await encodeCheckpoint(game, { seed: "7" }),
  );
  writeFileSync(join(scratch.path, "generator.safetensors"), exported);
  const noise = game.prior.draw(2, rng.stream("noise"));
  const pixels = new Float32Array(2 * 784);
  (await decode(game, noise)).read([0, 1], pixels);

  const [reader] = codeBlocksOf("docs/runs.md").filter(({ language }) => language === "python");
  const script = `${reader?.code}
noise = np.array(${JSON.stringify([...noise])}, "f4").reshape(2, 100)
drawn = []
for file in ["checkpoint.safetensors", "generator.safetensors"]:
    tensors, metadata = read_safetensors(file)
    assert metadata == {"iteration": "0", "seed": "7"}, metadata
    drawn.append(generate(tensors, noise).ravel().tolist())
print(json.dumps(drawn))
`;
  const { stdout, stderr } = spawnSync(python, ["-c", script], {
    cwd: scratch.path,
    encoding: "utf8",
  });
  expect(stderr).toBe("");
  const files: number[][] = JSON.parse(stdout);
  expect(files).toHaveLength(2);
  for (const drawn of files) {
    expect(drawn).toHaveLength(pixels.length);
    for (const [i, pixel] of pixels.entries()) expect(drawn[i]).toBeCloseTo(pixel, 5);
  }
});
