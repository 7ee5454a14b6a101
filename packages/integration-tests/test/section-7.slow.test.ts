import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import { decodeCheckpoint, encodeCheckpoint, type Game, restoreGame } from "@gan/core";
import { loadDigits } from "@gan/data";
import {
  createExperimentGame,
  createExperimentSampler,
  findExperiment,
  play,
} from "@gan/experiments";
import { hiddenHalf, showing } from "@gan/extensions";
import { createRng, firstExamples, readRows } from "@gan/spec";
import { beforeAll, describe, expect, it } from "vitest";
import { temporaryFolder } from "./support/gan.ts";
import { ganInProcess } from "./support/gan-in-process.ts";
import { useSmallSets } from "./support/use-small-sets.ts";

// biome-ignore lint/suspicious/noExplicitAny: its types are not needed elsewhere.
const ort: any = createRequire(import.meta.url)("onnxruntime-node");
const tiny = ["--width", "0.02", "--batch-size", "20", "--iterations"];

useSmallSets();

/** What takes half a minute each: measures with a classifier, and three methods under ten masks. */
describe("section 7, measured through the command", { timeout: 300_000 }, () => {
  let folder: string;
  const gan = async (...args: string[]) => {
    const ended = await ganInProcess({ folder }, ...args);
    expect(ended, args.join(" ")).toMatchObject({ code: 0, stderr: "" });
    return ended.stdout;
  };
  const bytesOf = (run: string, file = "checkpoint.safetensors") =>
    readFile(join(folder, "runs", run, file));
  const metricsOf = async (run: string) =>
    JSON.parse(`${await bytesOf(run, "evaluation.json")}`).metrics;

  beforeAll(async () => {
    folder = await temporaryFolder();
    await gan("train", "digits-completion", ...tiny, "6");
    await gan("train", "digits-conditional", ...tiny, "6");
  }, 300_000);

  it("completes: a table of masks and methods, and a sheet of completions", async () => {
    const { completions } = await metricsOf("00001-digits-completion");
    expect(Object.keys(completions)).toHaveLength(90);
    for (const mask of ["10 %", "90 %", "block", "left"]) {
      expect(completions[`${mask}: neighbors error`]).toBeLessThan(
        completions[`${mask}: mean error`],
      );
      expect(completions[`${mask}: neighbors agreement`]).toBeGreaterThan(0.8);
    }
    // A tenth of the pixels hidden leaves a digit what it is, whoever fills it in.
    for (const method of ["G", "mean"]) {
      expect(completions[`10 %: ${method} agreement`], method).toBeGreaterThan(0.9);
    }
    const page = `${await bytesOf("00001-digits-completion", "report.html")}`;
    expect(page).toContain("What is hidden, filled in several times");
    expect(page).not.toContain("the losses rest on the dashed lines");
  });

  it.each(["digits-conditional", "digits-completion", "mnist-gain", "digits-semi-supervised"])(
    "goes on with %s as if it had never stopped",
    async (name) => {
      const experiment = findExperiment(name);
      const { labels } = experiment.settings;
      const tinySettings = { width: 0.02, batchSize: 20, labels: Math.min(labels, 10) };
      const settings = { ...experiment.settings, ...tinySettings };
      const train = firstExamples(loadDigits({ split: "train" }), 200);
      const sampler = createExperimentSampler(settings, train, experiment);
      const createGame = () => createExperimentGame(experiment, settings, train);
      const playTo = async (game: Game, iterations: number) => {
        for await (const _ of play(game, sampler, settings, { iterations }));
        return encodeCheckpoint(game);
      };
      using whole = createGame();
      using half = createGame();
      using rest = createGame();
      restoreGame(rest, decodeCheckpoint(await playTo(half, 3)));
      expect(Buffer.compare(await playTo(rest, 6), await playTo(whole, 6))).toBe(0);
    },
  );

  it("exports a G that keeps what it is shown, for any number of rows", async () => {
    await gan("export", "1", "--to", "onnx", "--out", "exported");
    const G = await ort.InferenceSession.create(join(folder, "exported/generator.onnx"));
    const some = firstExamples(loadDigits({ split: "test" }), 3);
    const mask = new Float32Array(784);
    hiddenHalf("left")(mask, createRng(0).stream("none"));
    const masks = Float32Array.from({ length: 3 * 784 }, (_, i) => mask[i % 784]!);
    const given = showing(some, masks);
    const rows = Float32Array.from({ length: 3 * 1668 }, (_, i) => {
      const [row, column] = [Math.floor(i / 1668), i % 1668];
      return column < 100 ? 0.5 : given[row * 1568 + column - 100]!;
    });
    const { examples } = await G.run({ noise: new ort.Tensor("float32", rows, [3, 1668]) });
    expect(examples.dims).toEqual([3, 784]);
    const pixels = readRows(some, 0, 3);
    const hidden: number[] = [];
    for (let i = 0; i < pixels.length; i++) {
      if (masks[i] === 1) expect(Math.abs(examples.data[i] - pixels[i]!)).toBeLessThan(1e-6);
      else hidden.push(examples.data[i]);
    }
    // What G has learnt in six iterations is the mean digit, which leaves the border empty.
    expect(hidden.filter((value) => value > 0).length).toBeGreaterThan(0.9 * hidden.length);
  });

  it("samples a completion from training digits, not from none", async () => {
    await gan("sample", "1", "--count", "50", "--out", "completed.npy");
    const bytes = await readFile(join(folder, "completed.npy"));
    const values = new Float32Array(
      bytes.buffer.slice(bytes.byteOffset + bytes.length - 4 * 50 * 784),
    );
    // What G has learnt in six iterations is gray: white is what was shown.
    expect(values.filter((value) => value > 0.99).length).toBeGreaterThan(50);
  });

  it("evaluates classes: as asked, and class by class", async () => {
    const said = await gan("evaluate", "2");
    expect(said).toMatch(/as-asked {2}asAsked [\d.]+ {2}testExamples 0\.9\d/);
    const { "as-asked": asked, "log-likelihood-by-class": classes } = await metricsOf(
      "00002-digits-conditional",
    );
    // A G that has learnt nothing draws one picture for all ten.
    expect(asked.asAsked).toBeCloseTo(0.1, 1);
    expect(Object.keys(classes)).toEqual([..."0123456789", "mean"]);
    expect(Object.values(classes).every(Number.isFinite)).toBe(true);
  });
});
