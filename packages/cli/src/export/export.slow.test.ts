import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { decode, decodeCheckpoint } from "@gan/core";
import { createRng, readRows } from "@gan/spec";
import { loadGraphModel } from "@tensorflow/tfjs-converter";
import { io, setBackend, type Tensor, tensor } from "@tensorflow/tfjs-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runInProcess } from "../testing/run-in-process.ts";
import { withRun } from "../with-run.ts";

/** ONNX Runtime's public API, as another program uses it. */
// biome-ignore lint/suspicious/noExplicitAny: its types are not needed elsewhere.
const ort: any = createRequire(import.meta.url)("onnxruntime-node");

describe("`gan export`", { timeout: 120_000 }, () => {
  let folder: string;
  let run: string;
  let noise: Float32Array;
  let pixels: Float32Array;
  const gan = (...argv: string[]) => runInProcess("export", "latest", "--runs", folder, ...argv);

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "gan-export-"));
    run = join(folder, "00001-digits");
    const sizes = ["--width", "0.02", "--batch-size", "10", "--iterations", "5"];
    const flags = ["--out", folder, "--set", "averageDecay=0.9"];
    await runInProcess("train", "digits", ...sizes, ...flags);
    await withRun("latest", { runs: folder, backend: "cpu" }, async ({ game }) => {
      noise = game.prior.draw(3, createRng(5).stream("noise"));
      pixels = readRows(await decode(game, noise));
    });
  }, 120_000);
  afterAll(() => rm(folder, { recursive: true, force: true }));

  const expectPixels = (received: ArrayLike<number>) => {
    const differences = Array.from(pixels, (pixel, i) => Math.abs(pixel - received[i]!));
    expect(Math.max(...differences)).toBeLessThanOrEqual(1e-6);
  };

  it.each(["auto", "wasm", "cpu"])(
    "writes ONNX on the backend %s, with the pixels of the run",
    async (backend) => {
      const said = await gan("--backend", backend);
      expect(said).toMatch(/mean of its weights \(averageDecay 0\.9\), as in `gan sample`/);
      expect(said).toMatch(
        /generator\.onnx {2}\d+ kB {2}noise \[batch, 100\] → examples \[batch, 784\]/,
      );
      expect(said).toContain('import { InferenceSession, Tensor } from "onnxruntime-node"');
      const G = await ort.InferenceSession.create(join(run, "export/generator.onnx"));
      const { examples } = await G.run({ noise: new ort.Tensor("float32", noise, [3, 100]) });
      expectPixels(examples.data);
      const D = await ort.InferenceSession.create(join(run, "export/discriminator.onnx"));
      const { probability } = await D.run({ examples });
      expect(probability.dims).toEqual([3, 1]);
      for (const p of probability.data) expect(p > 0 && p < 1).toBe(true);
    },
  );

  it("writes graph models, and nothing of an older one is left", async () => {
    await gan("--to", "tfjs");
    await writeFile(join(run, "export/generator/weights-00000000-1of1.bin"), "older");
    await gan("--to", "tfjs");
    const names = (await readdir(join(run, "export/generator"))).sort();
    expect(names).toEqual(["model.json", expect.stringMatching(/^weights-[0-9a-f]{8}-1of1\.bin$/)]);
    await setBackend("cpu");
    const fetchFunc = async (path: string) => new Response(await readFile(path));
    const load = (role: string) =>
      loadGraphModel(
        io.http(join(run, "export", role, "model.json"), { fetchFunc: fetchFunc as typeof fetch }),
      );
    const [G, D] = [await load("generator"), await load("discriminator")];
    const examples = G.predict(tensor(noise, [3, 100])) as Tensor;
    expectPixels(await examples.data());
    expect((D.predict(examples) as Tensor).shape).toEqual([3, 1]);
    const { userDefinedMetadata } = JSON.parse(
      await readFile(join(run, "export/generator/model.json"), "utf8"),
    );
    expect(userDefinedMetadata).toMatchObject({ experiment: "digits", exampleShape: "[28,28,1]" });
  });

  it("writes safetensors that say what they are, and that a run can be opened with", async () => {
    const out = join(folder, "elsewhere");
    await gan("--to", "safetensors", "--out", out);
    expect((await readdir(out)).sort()).toEqual([
      "discriminator.safetensors",
      "generator.safetensors",
    ]);
    const bytes = await readFile(join(out, "generator.safetensors"));
    const { iteration, metadata, tensors } = decodeCheckpoint(bytes);
    expect(iteration).toBe(5);
    expect(metadata).toMatchObject({ experiment: "digits", noise: "uniform in [-√3, √3)" });
    expect(JSON.parse(metadata.settings!)).toMatchObject({ width: 0.02, averageDecay: 0.9 });
    expect(Object.keys(tensors).some((name) => name.includes("rule"))).toBe(false);

    // A run of which only its generator was kept shows the same, and exports it alone.
    await rm(join(run, "checkpoint.safetensors"));
    await writeFile(join(run, "generator.safetensors"), bytes);
    expect(await gan()).toMatch(/D was not kept, so G alone is written/);
    const G = await ort.InferenceSession.create(join(run, "export/generator.onnx"));
    const { examples } = await G.run({ noise: new ort.Tensor("float32", noise, [3, 100]) });
    expectPixels(examples.data);
  });

  it("refuses a folder that cannot be written", async () => {
    const taken = join(folder, "taken");
    await writeFile(taken, "a file");
    await expect(gan("--out", taken)).rejects.toThrow("ended with 2");
  });
});
